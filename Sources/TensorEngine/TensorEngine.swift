// The room TensorEngine.
