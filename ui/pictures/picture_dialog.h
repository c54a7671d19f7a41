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

/// Asks which picture is wanted, as what, and shows it beforehand. What is to be done with it is for others.
class PictureDialog : public QDialog {
    Q_OBJECT

  public:
    /// Pictures show that content, whatever is trained meanwhile.
    explicit PictureDialog(const PictureContent& content, QWidget* parent = nullptr);

    /// What is chosen.
    PictureOrder order() const;
    const PictureContent& content() const { return content_; }

    /// Says something below the fields.
    void say(const QString& text);

  Q_SIGNALS:
    /// The picture is to be written into a file.
    void saveWanted();
    /// The picture is to be put into the clipboard.
    void copyWanted();

  private:
    QVBoxLayout* makeFields();
    QHBoxLayout* makeButtons();
    ComboBox* addList(QVBoxLayout& column, const QString& caption, const char* name);
    void fillScales();
    void showChoice();
    const Picture& picture() const;
    const PictureFormat& format() const;

    PictureContent content_;
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
