// Package allow is the list of packages that cells may import. It stands apart from package universe so that the
// generator of the embedded data does not need that data.
package allow

// Package is one package that cells may name.
type Package struct {
	Path string
	// Name is the identifier under which cells use it without an import line; empty where an import line is needed
	// because another package has the better claim to the name.
	Name string
	// Source says that generic code of the package is instantiated from its source by the engines.
	Source bool
	// Own says that the package belongs to this module.
	Own bool
}

// TestingPath is the package that `import "testing"` means in the cells of a check.
const TestingPath = "lab/kernel/checkrun"

// Packages is the allow list: what cells may import. Everything that opens files, sockets or processes, reaches
// into memory, or changes the process as a whole stays out; rdd.TextFile and dataset are the door to data.
var Packages = []Package{
	{Path: "bufio", Name: "bufio"},
	{Path: "bytes", Name: "bytes"},
	{Path: "cmp", Name: "cmp", Source: true},
	{Path: "container/heap", Name: "heap"},
	{Path: "container/list", Name: "list"},
	{Path: "container/ring", Name: "ring"},
	{Path: "context", Name: "context"},
	{Path: "crypto/md5", Name: "md5"},
	{Path: "crypto/sha1", Name: "sha1"},
	{Path: "crypto/sha256", Name: "sha256"},
	{Path: "encoding/base64", Name: "base64"},
	{Path: "encoding/binary", Name: "binary"},
	{Path: "encoding/csv", Name: "csv"},
	{Path: "encoding/hex", Name: "hex"},
	{Path: "encoding/json", Name: "json"},
	{Path: "errors", Name: "errors"},
	{Path: "fmt", Name: "fmt"},
	{Path: "hash", Name: "hash"},
	{Path: "hash/crc32", Name: "crc32"},
	{Path: "hash/fnv", Name: "fnv"},
	{Path: "image", Name: "image"},
	{Path: "image/color", Name: "color"},
	{Path: "io", Name: "io"},
	{Path: "iter", Name: "iter"},
	{Path: "maps", Name: "maps", Source: true},
	{Path: "math", Name: "math"},
	{Path: "math/big", Name: "big"},
	{Path: "math/bits", Name: "bits"},
	{Path: "math/cmplx", Name: "cmplx"},
	{Path: "math/rand", Name: ""},
	{Path: "math/rand/v2", Name: "rand"},
	{Path: "regexp", Name: "regexp"},
	{Path: "slices", Name: "slices", Source: true},
	{Path: "sort", Name: "sort"},
	{Path: "strconv", Name: "strconv"},
	{Path: "strings", Name: "strings"},
	{Path: "sync", Name: "sync"},
	{Path: "sync/atomic", Name: "atomic"},
	{Path: "text/tabwriter", Name: "tabwriter"},
	{Path: "time", Name: "time"},
	{Path: "unicode", Name: "unicode"},
	{Path: "unicode/utf16", Name: "utf16"},
	{Path: "unicode/utf8", Name: "utf8"},

	{Path: "gonum.org/v1/gonum/floats", Name: "floats"},
	{Path: "gonum.org/v1/gonum/mat", Name: "mat"},
	{Path: "gonum.org/v1/gonum/optimize", Name: "optimize"},
	{Path: "gonum.org/v1/gonum/stat", Name: "stat"},
	{Path: "gonum.org/v1/plot", Name: "plot"},
	{Path: "gonum.org/v1/plot/plotter", Name: "plotter"},
	{Path: "gonum.org/v1/plot/vg", Name: "vg"},

	{Path: "lab/chart", Name: "chart", Own: true},
	{Path: "lab/dataset", Name: "dataset", Source: true, Own: true},
	{Path: "lab/kernel/display", Name: "display", Own: true},
	{Path: "lab/ml", Name: "ml", Source: true, Own: true},
	{Path: "lab/rdd", Name: "rdd", Source: true, Own: true},
	{Path: "lab/rdd/chaos", Name: "chaos", Own: true},
	{Path: "lab/rdd/event", Name: "event", Own: true},
}

// Listed says whether the path is on the list.
func Listed(path string) bool {
	for _, p := range Packages {
		if p.Path == path {
			return true
		}
	}
	return false
}
