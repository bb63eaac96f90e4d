package enginetest

import (
	"go/types"
	"reflect"
	"strings"
	"testing"

	"lab/kernel/engine"
	"lab/kernel/inspect"
)

// variablesAreSeen looks at variables as a kernel does for its list of them.
func variablesAreSeen(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine).WithContext()
	n.All(
		"type oops struct{ Code int }\nfunc (o *oops) Error() string { panic(\"nor this\") }\ntype point struct{ X, y int; name string }\nfunc (p point) String() string { panic(\"nobody may call this\") }",
		"count := 3\nwords := []string{\"a\", \"b\"}\nages := map[string]int{\"bob\": 2, \"al\": 1}\np := &point{1, 2, \"here\"}\nps := []point{{3, 4, \"x\"}}\nvar e error = &oops{7}\nvar none []int\nlong := strings.Repeat(\"é\", 1000)\nbig := make([]int, 1_000_000)\nmany := map[int]bool{}\nfor i := range 5000 { many[i] = true }\nwait := 90 * time.Second\nf := func(x int) int { return x }",
		"squares := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 3), func(x int) int { panic(\"no job may run\"); return x * x }).Cache()",
		"count = 4",
		"type node struct { next *node; v int }\nring := &node{v: 1}\nring.next = ring",
	)
	for name, want := range map[string]struct {
		short       string
		least, most int64
	}{
		"count":   {"4", 8, 8},
		"words":   {`len 2 ["a" "b"]`, 58, 58},
		"ages":    {`len 2 {"al": 1, "bob": 2}`, 60, 120},
		"p":       {`&{X:1 y:2 name:"here"}`, 44, 44},
		"ps":      {`len 1 [{X:3 y:4 name:"x"}]`, 57, 57},
		"e":       {"&{Code:7}", 32, 40},
		"none":    {"nil", 24, 24},
		"long":    {`"` + strings.Repeat("é", 40) + `"…`, 2016, 2016},
		"big":     {"len 1000000 [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 …]", 8_000_024, 8_000_024},
		"many":    {"len 5000 {…}", 40_000, 120_000},
		"wait":    {"1m30s", 8, 8},
		"f":       {"func", 8, 24},
		"squares": {"RDD[1] Map, 3 partitions", 8, 100},
		"ring":    {"&{next:&{next:&… v:1} v:1}", 24, 24},
	} {
		v, static := n.variable(name)
		if !v.IsValid() {
			t.Errorf("%s: the engine does not have it", name)
			continue
		}
		if got := inspect.Short(v, static); got != want.short {
			t.Errorf("%s: %s, want %s", name, got, want.short)
		}
		if size, whole := inspect.NewWork().Size(v); size < want.least || size > want.most || !whole {
			t.Errorf("%s: %d bytes (whole: %v), want %d to %d", name, size, whole, want.least, want.most)
		}
		if full := inspect.Full(v, static); full["text/plain"] == "" {
			t.Errorf("%s: nothing in full", name)
		}
	}
	v, static := n.variable("ps")
	if full := inspect.Full(v, static); !strings.Contains(full["text/html"], "<td>x</td>") {
		t.Errorf("no table: %v", full)
	}
	v, static = n.variable("squares")
	if node, in := inspect.RDD(v); node == nil || in == nil || node.Level().String() != "MemoryOnly" {
		t.Errorf("squares: node %v of %v", node, in)
	}
	if full := inspect.Full(v, static); !strings.Contains(full["text/plain"], "Parallelize") {
		t.Errorf("squares in full: %v", full)
	}
	if v, static = n.variable("sc"); inspect.Context(v) == nil || !strings.HasPrefix(inspect.Short(v, static), "rdd.Context(2 cores") {
		t.Errorf("sc is %s", inspect.Short(v, static))
	}
}

// variable is a variable of cells in place, with its type.
func (n *Notebook) variable(name string) (reflect.Value, types.Type) {
	n.t.Helper()
	obj, ok := n.Session.Lookup(name).(*types.Var)
	if !ok {
		n.t.Fatalf("no variable %s", name)
	}
	return n.Engine.(engine.Holder).Variables([]*types.Var{obj})[0], obj.Type()
}
