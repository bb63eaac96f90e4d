// Package planfile writes plans of RDDs to files and reads them in other processes.
//
// An RDD holds functions, and functions are code: no process can send them to another. But where two processes run the
// same program, or programs that share a package, a name is enough. So whoever wants plans to travel gives names to
// functions, and makes the operations known that it uses:
//
//	func init() {
//		planfile.Register("isWord", isWord)
//		planfile.RegisterMaker("longerThan", longerThan)
//		planfile.RegisterElements[string]()
//		planfile.RegisterOperation(rdd.FlatMap[string, string])
//	}
//
// Then [Write] writes a plan, and [Read] makes its RDDs anew in another process that has registered the same. They run
// there with the same results.
//
// # Functions
//
// A declared function captures nothing, and its name stands for it ([Register]). A closure is code and the values that it
// captures. [Bind] makes one of both: its maker has a name ([RegisterMaker]), and the value travels as data. What else has
// no name is refused when the plan is written, with the operation and the position of its call. A captured broadcast or
// accumulator belongs to a process and cannot travel; capture the value itself. Functions that an interpreter runs are
// closures of the interpreter, so plans are for compiled programs.
//
// # Operations
//
// A plan holds the calls of exported operations of package rdd as the program made them, not what they are made of, and
// reading it calls them again. So the file does not depend on how the engine works, and the plan comes out with all that
// the operations know: partitioners, shuffles, combining. The price is that instances of generic operations have to be
// registered ([RegisterOperation], [RegisterElements], [RegisterPairs]), for Go cannot make them when a file asks for one.
//
// # The format
//
// A plan is JSON, with a version. Each line of "calls" makes one RDD or partitioner, from those in lines before it:
//
//	{"id":1,"op":"Filter","at":"words.go:12","name":"long","keep":"MemoryOnly",
//	 "args":[{"rdd":0},{"maker":"longerThan","with":{"value":3}}],
//	 "type":"func(*rdd.RDD[string], func(string) bool) *rdd.RDD[string]"}
//
// Arguments are references to calls ("rdd", "rdds", "partitioner"), names ("function"), a maker's name and what it
// captures ("maker", "with"), or values. Numbers, strings, and slices, maps and structs of them are JSON ("value"), which
// anybody can read and change. What JSON would not give back the same (unexported fields, interfaces, pointers, NaN, text
// that is not UTF-8) is written by package codec, in base64 and with a checksum that covers the structure of the type
// ("binary"). An RDD that several others use, and a partitioner, are written once and shared again afterwards, so what was
// placed alike is still.
//
// We use encoding/json because the text is for people too; a plan has few calls, and elements in great numbers belong into
// files of their own, which a plan only names.
package planfile
