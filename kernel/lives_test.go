package kernel_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lab/kernel"
	"lab/kernel/wire"
)

// What a student's cell can do to a kernel, what the student then sees, and what is left of the values. The server
// never falls, because a kernel is a process; so each test ends with another cell.
var lives = []struct {
	name   string
	source string
	// after is a word that the cell prints; then it is interrupted.
	after string
	// error and says (a regular expression) are the error's name and text.
	error, says string
	// dies says that the kernel has to be replaced, so the values are gone.
	dies bool
	// yaegi is what that engine makes of the cell where it cannot do as well.
	yaegi  *outcome
	memory int64 // limit in bytes
}{
	{name: "endless loop", source: "fmt.Println(\"on\")\nfor { }", after: "on", error: wire.InterruptError},
	{name: "endless loop that allocates", source: "fmt.Println(\"on\")\nvar xs []int\nfor { xs = append(xs[:0], 1) }", after: "on", error: wire.InterruptError},
	{name: "endless loop in compiled code", source: "fmt.Println(\"on\")\nnew(big.Int).Exp(big.NewInt(3), new(big.Int).Lsh(big.NewInt(1), 40), nil)", after: "on", error: wire.KernelDied, says: "did not stop within", dies: true},
	{name: "endless loop in an RDD's function", source: "rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 3), func(x int) int {\n\tfmt.Println(\"on\")\n\tfor { }\n\treturn x\n}).Collect()", after: "on", error: wire.InterruptError},
	{name: "endless loop in a goroutine", source: "done := make(chan bool)\ngo func() {\n\tfmt.Println(\"on\")\n\tfor { }\n}()\n<-done", after: "on", error: wire.InterruptError},
	{name: "select without cases", source: "fmt.Println(\"on\")\ngo func() { for { } }()\nselect {}", after: "on", error: wire.InterruptError},
	{name: "sleep", source: "fmt.Println(\"on\")\ntime.Sleep(time.Hour)", after: "on", error: wire.InterruptError, yaegi: &outcome{wire.KernelDied, "did not stop within", true, "on"}},
	{name: "waiting for a lock", source: "var mu sync.Mutex\nmu.Lock()\ngo func() { fmt.Println(\"on\"); for { } }()\nmu.Lock()", after: "on", error: wire.InterruptError, yaegi: &outcome{wire.KernelDied, "did not stop within", true, "on"}},
	{name: "endless printing", source: "for { fmt.Println(\"on\") }", after: "on", error: wire.InterruptError},
	{name: "endless printing without line ends", source: "for { fmt.Print(\"on \") }", after: "on", error: wire.InterruptError},
	{name: "deadlock", source: "ch := make(chan int)\nfmt.Println(\"on\")\nch <- 1", error: wire.PanicError, says: "all goroutines are asleep - deadlock!", yaegi: &outcome{wire.InterruptError, "", false, "on"}},
	{name: "recursion without end", source: "func f(n int) int { return f(n+1) + 1 }\nf(0)", error: wire.PanicError, says: "stack overflow", yaegi: &outcome{wire.KernelDied, "stack overflow", true, ""}},
	{name: "recursion through compiled code", source: "func f(xs []int) { sort.Slice(xs, func(i, j int) bool { f(xs); return true }) }\nf([]int{3, 2, 1})", error: wire.PanicError, says: "stack overflow", yaegi: &outcome{wire.KernelDied, "stack overflow", true, ""}},
	{name: "panic in a goroutine", source: "go func() { panic(\"boom\") }()\n<-make(chan int)", error: wire.PanicError, says: "boom"},
	{name: "nil pointer in a goroutine", source: "go func() { var p *struct{ x int }; p.x = 1 }()\n<-make(chan int)", error: wire.PanicError, says: "nil pointer dereference"},
	{name: "panic in an RDD's function", source: "rdd.Map(rdd.Parallelize(sc, []int{1, 0}), func(x int) int { return 1 / x }).Collect()", error: wire.PanicError, says: "integer divide by zero"},
	{name: "concurrent map writes", source: "m := map[int]int{}\nfor range 8 { go func() { for { m[1]++ } }() }\nfor { m[2]++ }", error: wire.KernelDied, says: "Two goroutines used one map at the same time", dies: true},
	{name: "8 GB at once", source: "xs := make([]byte, 8<<30)\nfor i := range xs { xs[i] = 1 }", error: wire.KernelDied, says: "ran out of memory", dies: true, memory: 500 << 20},
	{name: "8 GB bit by bit", source: "var all [][]byte\nfor { all = append(all, make([]byte, 16<<20)) }", error: wire.KernelDied, says: "ran out of memory", dies: true, memory: 500 << 20},
	{name: "a million goroutines", source: "stop := make(chan bool)\nfor range 1000000 { go func() { <-stop }() }", error: wire.KernelDied, says: "number of goroutines that grows", dies: true, memory: 250 << 20},
	{name: "leaving the program", source: "import \"os\"\nos.Exit(0)", error: wire.CompileError, says: "package os is not available in cells"},
	{name: "closing standard output", source: "import \"os\"\nos.Stdout.Close()", error: wire.CompileError, says: "package os is not available in cells"},
	{name: "system calls", source: "import \"syscall\"\nsyscall.Kill(1, 9)", error: wire.CompileError, says: "package syscall is not available in cells"},
	{name: "200 KB in one string", source: "len(\"" + strings.Repeat("x", 200_000) + "\")"},
	{name: "200 KB of lines", source: strings.Repeat("kept++\nkept--\n", 14_000) + "kept"},
	{name: "900 brackets", source: strings.Repeat("(", 900) + "1" + strings.Repeat(")", 900)},
	{name: "a megabyte in one string", source: "len(\"" + strings.Repeat("x", 1_000_000) + "\")", error: wire.CompileError, says: "the cell is too long"},
	{name: "a megabyte of lines", source: strings.Repeat("kept++\nkept--\n", 70_000) + "kept", error: wire.CompileError, says: "the cell is too long"},
	{name: "ten thousand brackets", source: strings.Repeat("(", 10_000) + "1" + strings.Repeat(")", 10_000), error: wire.CompileError, says: "nested too deeply"},
	{name: "ten thousand blocks", source: strings.Repeat("{", 10_000) + strings.Repeat("}", 10_000), error: wire.CompileError, says: "nested too deeply"},
	{name: "a hundred thousand brackets", source: strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000), error: wire.CompileError, says: "nest"},
	{name: "a hundred thousand minus signs", source: strings.Repeat("- ", 100_000) + "1", error: wire.CompileError, says: "nest"},
	{name: "a sum of a hundred thousand", source: "1" + strings.Repeat("+1", 100_000), error: wire.CompileError, says: "nest"},
	{name: "a zero byte", source: "x := 1\x00", error: wire.CompileError, says: "NUL"},
}

// outcome is what an engine makes of a cell.
type outcome struct {
	error, says string
	dies        bool
	after       string
}

func TestLives(t *testing.T) {
	for _, engine := range []string{"typed", "yaegi"} {
		t.Run(engine, func(t *testing.T) {
			for _, test := range lives {
				t.Run(test.name, func(t *testing.T) {
					want := outcome{test.error, test.says, test.dies, test.after}
					if engine == "yaegi" && test.yaegi != nil {
						want = *test.yaegi
					}
					live(t, engine, test.source, want, test.memory)
				})
			}
		})
	}
}

func live(t *testing.T, engine, source string, want outcome, memory int64) {
	if raceDetector && (memory > 0 || len(source) > 500_000) {
		t.Skip("the race detector needs more memory than any limit allows, and much time; these run without it, too")
	}
	f := start(t, func(o *kernel.Options) {
		o.Env, o.Engine, o.MemoryLimit = []string{"TEST_LANGUAGE=go"}, engine, memory
	})
	f.run("kept := 41")
	begin := time.Now()
	var reply wire.ExecuteReplyContent
	if want.after != "" {
		reply = f.interrupted(source, want.after)
	} else {
		reply, _ = f.run(source)
	}
	t.Logf("%.2f s: %s: %s", time.Since(begin).Seconds(), reply.Name, shortened(reply.Value))
	text := reply.Value
	for _, d := range reply.Diagnostics {
		text += "\n" + d.Message
	}
	if reply.Name != want.error || !regexp.MustCompile(want.says).MatchString(text) {
		t.Errorf("reply %s: %s, want %s: %s", reply.Name, shortened(text), want.error, want.says)
	}
	kept, said := f.run("kept + 1")
	if survived := kept.Status == wire.OK; survived == want.dies || survived && !slices.Contains(said, "result: 42") {
		t.Errorf("kept+1 said %q: %s", said, kept.Value)
	}
	if got := f.result("1 + 1"); got != "2" {
		t.Errorf("the next cell gave %q", got)
	}
}

func shortened(text string) string {
	if len(text) > 200 {
		return text[:200] + "…"
	}
	return text
}
