//go:build unix

package rdd_test

import (
	"fmt"

	"lab/rdd"
)

func ExamplePipe() {
	sc := rdd.NewContext()
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"pear", "fig", "# no fruit", "plum"}, 2)
	fmt.Println(rdd.Pipe(lines, "sh", "-c", "grep -v '^#' | tr a-z A-Z").Collect())
	// Output: [PEAR FIG PLUM]
}
