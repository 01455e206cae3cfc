"""The dtypes of whole numbers, floats and truth values that may be missing."""

from pandas._dtypes import NullableDtype

Int8Dtype = type("Int8Dtype", (NullableDtype,), {"name": "Int8"})
Int16Dtype = type("Int16Dtype", (NullableDtype,), {"name": "Int16"})
Int32Dtype = type("Int32Dtype", (NullableDtype,), {"name": "Int32"})
Int64Dtype = type("Int64Dtype", (NullableDtype,), {"name": "Int64"})
UInt8Dtype = type("UInt8Dtype", (NullableDtype,), {"name": "UInt8"})
UInt16Dtype = type("UInt16Dtype", (NullableDtype,), {"name": "UInt16"})
UInt32Dtype = type("UInt32Dtype", (NullableDtype,), {"name": "UInt32"})
UInt64Dtype = type("UInt64Dtype", (NullableDtype,), {"name": "UInt64"})
Float32Dtype = type("Float32Dtype", (NullableDtype,), {"name": "Float32"})
Float64Dtype = type("Float64Dtype", (NullableDtype,), {"name": "Float64"})
BooleanDtype = type("BooleanDtype", (NullableDtype,), {"name": "boolean"})
