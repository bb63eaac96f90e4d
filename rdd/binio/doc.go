// Package binio reads bytes as sources of a plan: files of records of one length, and whole files. It saves bytes.
//
// Records of a fixed length need no parsing and can be entered anywhere, so they are the fastest source there is:
// what a task does is to read large blocks and to point into them. That is also the trade-off: the records of a block
// share its memory, so one record that is kept keeps a block of a megabyte. Whoever keeps few of many clones them.
package binio
