// Package objectio stores elements of any type in files, in the encoding of package codec, and reads them again.
//
// # The format
//
// A file begins with a magic number that has the version, and the text of the element type with its length (uvarint)
// before it. Blocks follow, one for each batch: the length of the payload and its CRC-32C, 4 bytes each, little-endian,
// then the payload. A block of length 0 ends the file; its payload, which does not count, is the number of elements in 8
// bytes. So a file that is cut off is noticed wherever it is cut, and so is a bit that has turned.
//
// The checksum is CRC-32C because processors compute it themselves.
//
// The text of a type is its structure and not its name: the names of fields and the kinds of values. So a type may move
// to another package or be declared again in a cell, while one whose fields have changed is refused instead of being
// read wrongly.
package objectio
