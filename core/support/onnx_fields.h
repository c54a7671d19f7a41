#pragma once

/// The fields of ONNX's messages that Nabla knows, by the numbers that they have in onnx.proto.
namespace nabla::onnx {

enum Model { irVersion = 1, producerName = 2, modelDoc = 6, modelGraph = 7, opsetImport = 8, metadata = 14 };
enum Opset { opsetVersion = 2 };
enum Entry { entryKey = 1, entryValue = 2 };
enum Graph {
    graphNode = 1,
    graphName = 2,
    initializer = 5,
    graphInput = 11,
    graphOutput = 12,
    sparseInitializer = 15
};
enum Node {
    nodeInput = 1,
    nodeOutput = 2,
    nodeName = 3,
    operatorType = 4,
    nodeAttribute = 5,
    nodeDomain = 7
};
enum Attribute {
    attributeName = 1,
    attributeFloat = 2,
    attributeInt = 3,
    attributeText = 4,
    attributeTensor = 5,
    attributeFloats = 7,
    attributeInts = 8,
    attributeType = 20
};
enum AttributeType { floatAttribute = 1, intAttribute = 2, intsAttribute = 7 };
enum Tensor {
    tensorDimension = 1,
    tensorType = 2,
    floatData = 4,
    int32Data = 5,
    int64Data = 7,
    tensorName = 8,
    rawData = 9,
    doubleData = 10,
    dataLocation = 14
};
enum ValueInfo { valueName = 1, valueType = 2, valueDoc = 3 };
enum Type { typeTensor = 1 };
enum TensorType { elementType = 1, tensorShape = 2 };
enum Shape { shapeDimension = 1 };
enum Dimension { dimensionSize = 1, dimensionName = 2 };
enum ElementType { floatElement = 1, int64Element = 7 };

} // namespace nabla::onnx
