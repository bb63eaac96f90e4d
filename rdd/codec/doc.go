// Package codec turns batches into bytes and back: to spill them, to store them on disk and to send plans elsewhere.
//
// A batch is an any that holds a []T. For each T an encoder and a decoder over memory are put together once, of parts
// for its fields and elements, and kept. After that numbers, strings, structs, slices and pointers of them cost no
// reflection per element. Neighbours in memory without pointers or gaps between them ([]float64, [][100]byte, structs
// of numbers) are copied in one go.
//
// The code is our own because encoding/gob, CBOR, MessagePack and the like pass over unexported fields, and students'
// types have those: half of a value would be gone after a spill, without an error.
//
// # What has an encoding
//
// Everything but functions, channels and unsafe.Pointer: [For] tells which part of a type is in the way. Unexported,
// embedded and blank fields are kept, nil slices and maps are told apart from empty ones, NaN and -0 keep their bits.
// Pointers and maps that are shared within a batch are shared again afterwards, so rings and graphs come back as such.
// Slices that overlap do not overlap any more, and a pointer into the middle of a value becomes one to a copy.
//
// Three types of the standard library are more than their memory. *time.Location keeps UTC and Local what they are,
// which is the local zone of whoever decodes; a reading of the monotonic clock in a time.Time is dropped in another
// process, where it means nothing; netip.Addr goes through its own encoding.
//
// The value in an interface goes together with its type: by the name that [Register] gave it, else by a number that
// only this process knows. Types of the language are registered by their own names.
//
// # The format
//
// Numbers are little-endian and as long as their type; int, uint and uintptr have 8 bytes. Lengths are uvarints, 0 for
// nil and otherwise one more than the length. Bytes do not tell the type they are of, nor have they a checksum (package
// spill adds one): whoever stores them knows both. What pointers lead to follows behind everything else, so that a list
// of a million nodes needs no deep recursion; slices within slices do, and nest 10,000 deep at most.
//
// # Damaged bytes
//
// Decode answers an error for bytes that cannot be right, and never allocates much more than there are bytes for. Some
// damage cannot be seen: then well-formed values come back that are not those that were written, and that may break
// what a package promises of its types.
package codec
