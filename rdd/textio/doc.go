// Package textio reads lines and whole texts as sources of a plan, and saves results as text.
//
// # Lines
//
// A line begins at the beginning of the file or behind a "\n", and its end, "\n" or "\r\n", does not belong to it. A
// partition reads the lines that begin in its stretch of the file.
//
// A line is a string, and a string apiece would cost an allocation for each line, which is most of the time of reading
// text. So the lines of a block of some kilobytes are cut out of one string. A line that is kept holds its block in
// memory, and the block is small so that this does not matter.
package textio
