package planfile_test

import (
	"bytes"
	"fmt"
	"strings"

	"lab/rdd"
	"lab/rdd/planfile"
)

// longerThan makes functions that capture n.
func longerThan(n int) func(string) bool { return func(s string) bool { return len(s) > n } }

func init() {
	planfile.Register("strings.Fields", strings.Fields)
	planfile.RegisterMaker("longerThan", longerThan)
	planfile.RegisterElements[string]()
	planfile.RegisterOperation(rdd.FlatMap[string, string])
}

func Example() {
	sc := rdd.NewContext()
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"to be or not to be", "that is the question"})
	long := rdd.FlatMap(lines, strings.Fields).Filter(planfile.Bind(longerThan, 3))
	var file bytes.Buffer
	if err := planfile.Write(&file, long); err != nil {
		fmt.Println(err)
		return
	}

	// Another process, which runs the same init.
	there := rdd.NewContext()
	defer there.Close()
	read, err := planfile.Read(&file, there)
	if err != nil {
		fmt.Println(err)
		return
	}
	words, err := planfile.As[string](read[0])
	fmt.Println(words.Collect(), err)
	// Output: [that question] <nil>
}
