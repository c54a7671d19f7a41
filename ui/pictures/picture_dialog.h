#pragma once

#include "ui/pictures/make_picture.h"

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace nabla {

class ComboBox;
class PicturePreview;
class PushButton;

/// What stands in the dialog's lists, as their values.
struct PictureChoice {
    QString picture;
    QString format;
    int scale = 2;
    /// "light" or "dark"; empty for the window's.
    QString colors;
};

/// Asks which picture is wanted, as what, and shows it beforehand. What is to be done with it is for others.
class PictureDialog : public QDialog {
    Q_OBJECT

  public:
    /// Pictures show that content, whatever is trained meanwhile; a choice of nothing is that of the first
    /// rows.
    explicit PictureDialog(const PictureContent& content, const PictureChoice& first = {},
                           QWidget* parent = nullptr);

    /// What is chosen.
    PictureOrder order() const;
    PictureChoice choice() const;
    const PictureContent& content() const { return content_; }

    /// Says something below the fields.
    void say(const QString& text, bool isProblem = false);
    /// While a picture is being made, none other can be asked for.
    void setBusy(bool busy);

  Q_SIGNALS:
    /// The picture is to be written into a file.
    void saveWanted();
    /// The picture is to be put into the clipboard.
    void copyWanted();

  private:
    QVBoxLayout* makeFields();
    QHBoxLayout* makeButtons();
    ComboBox* addList(QVBoxLayout& column, const QString& caption, const char* name);
    void choose(const PictureChoice& choice);
    void fillScales();
    void enableButtons();
    bool isPossible() const;
    void showChoice();
    const Picture& picture() const;
    const PictureFormat& format() const;

    PictureContent content_;
    /// The list is empty while a picture is chosen that cannot be made.
    int chosenScale_;
    bool busy_ = false;
    ComboBox* picture_ = nullptr;
    ComboBox* format_ = nullptr;
    ComboBox* scale_ = nullptr;
    ComboBox* theme_ = nullptr;
    QLabel* help_ = nullptr;
    QLabel* formatHelp_ = nullptr;
    QLabel* note_ = nullptr;
    PicturePreview* preview_;
    PushButton* save_ = nullptr;
    PushButton* copy_ = nullptr;
};

} // namespace nabla
