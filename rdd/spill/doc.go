// Package spill keeps bytes that do not fit in memory in temporary files.
//
// A [Dir] is where the files go. It costs nothing until the first [File] is made. A File takes payloads of any length
// with Append, each as one [Block], and gives them back with Read in any order. The index of blocks is the caller's:
// a Block is small, and only the caller knows what it means. Files are not meant to outlive the process, so they have
// no header, and nothing can find the blocks of a file whose index is lost.
//
// # What is left behind
//
// On Unix a file loses its name as soon as it is open. The system frees it when it is closed and also when the process
// is killed, so there is nothing to tidy up after a crash. Elsewhere an open file cannot lose its name: Close removes
// it.
//
// # What is stored
//
// Blocks are compressed with S2 (github.com/klauspost/compress/s2): better than Snappy at the same speed, in pure Go,
// and bytes that do not compress are stored nearly for free. Compressing costs less time than writing to most disks.
// In front of each block stands a CRC-32C, which processors compute in hardware. It covers the compressed bytes, so
// damage is noticed before anything is decompressed, and also the place and the length of the block, so that bytes
// that were written to or read from a wrong place do not pass for the right ones.
package spill
