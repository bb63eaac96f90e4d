//go:build unix

package pipe_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"lab/rdd/pipe"
	"lab/rdd/plan"
)

// batches is a stream of them.
func batches(all ...[]string) plan.Stream {
	return func(emit plan.Emit) bool {
		for _, b := range all {
			if !emit(b) {
				return false
			}
		}
		return true
	}
}

// through gives what a command makes of lines.
func through(in plan.Stream, command string, args ...string) (out []string, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = v.(error)
		}
	}()
	pipe.Run(command, args, in, func(batch any) bool {
		out = append(out, batch.([]string)...)
		return true
	})
	return out, nil
}

func TestLinesGoThrough(t *testing.T) {
	for _, c := range []struct {
		in   []string
		args []string
		want string
	}{
		{[]string{"b", "", "ü", "a"}, []string{"cat"}, `["b" "" "ü" "a"]`},
		{[]string{"b", "a"}, []string{"sort"}, `["a" "b"]`},
		{[]string{"a\nb"}, []string{"cat"}, `["a" "b"]`},
		{nil, []string{"wc", "-l"}, `["0"]`},
		{nil, []string{"cat"}, `[]`},
		{[]string{"x"}, []string{"printf", `a\r\n\nlast`}, `["a" "" "last"]`},
		{[]string{"x"}, []string{"echo", "two words", "$HOME"}, `["two words $HOME"]`},
		{[]string{"x", "y"}, []string{"sh", "-c", "exec >&-; cat >/dev/null"}, `[]`},
		{[]string{"x"}, []string{"sh", "-c", "echo odd >&2; cat"}, `["x"]`},
	} {
		got, err := through(batches(c.in[:len(c.in)/2], c.in[len(c.in)/2:]), c.args[0], c.args[1:]...)
		if text := fmt.Sprintf("%q", got); text != c.want || err != nil {
			t.Errorf("%q through %q: %s (%v), want %s", c.in, c.args, text, err, c.want)
		}
	}
}

// More than any buffer holds goes in and comes out at the same time, whichever way round the command works.
func TestLargePartitions(t *testing.T) {
	line := strings.Repeat("x", 1000)
	const n = 20_000
	large := func(emit plan.Emit) bool {
		for i := range n / 1000 {
			lines := make([]string, 1000)
			for j := range lines {
				lines[j] = strconv.Itoa(i*1000+j) + line
			}
			if !emit(lines) {
				return false
			}
		}
		return true
	}
	for _, command := range []string{"cat", "tac", "awk {print;print}", "sed -n $p"} {
		words := strings.Fields(command)
		got, err := through(large, words[0], words[1:]...)
		want := map[string]int{"cat": n, "tac": n, "awk": 2 * n, "sed": 1}[words[0]]
		if err != nil || len(got) != want {
			t.Errorf("%s gave %d lines (%v), want %d", command, len(got), err, want)
		}
	}
}

func TestACommandMayReadLessThanThereIs(t *testing.T) {
	given := 0
	endless := func(emit plan.Emit) bool {
		for emit([]string{"line", "line", "line", "line"}) {
			given++
		}
		return false
	}
	got, err := through(endless, "head", "-n", "2")
	if fmt.Sprint(got) != "[line line]" || err != nil {
		t.Errorf("head gave %v (%v)", got, err)
	}
}

func TestFailuresAreTold(t *testing.T) {
	for _, c := range []struct {
		args  []string
		parts []string
	}{
		{[]string{"sh", "-c", "for i in 1 2 3 4 5 6 7; do echo message $i >&2; done; exit 3"},
			[]string{`the command "sh -c for`, "exit status 3", "...\nmessage 3\n", "message 7"}},
		{[]string{"grep", "nothing like it"}, []string{"exit status 1"}},
		{[]string{"sh", "-c", "kill -9 $$"}, []string{"signal: killed"}},
		{[]string{"no-such-program-here"}, []string{`starting the command "no-such-program-here"`, "not found", "installed"}},
		{[]string{""}, []string{"no name"}},
		{[]string{"sh", "-c", "head -c 1000000 /dev/zero >&2; echo end >&2; exit 1"}, []string{"end"}},
	} {
		_, err := through(batches([]string{"x"}), c.args[0], c.args[1:]...)
		for _, part := range c.parts {
			if err == nil || !strings.Contains(err.Error(), part) {
				t.Errorf("%q: the error is %.200v, without %q", c.args, err, part)
			}
		}
		if err != nil && len(err.Error()) > 20_000 {
			t.Errorf("%q: the error has %d bytes", c.args, len(err.Error()))
		}
	}
}

// alive tells whether a process is there.
func alive(t *testing.T, pid string) bool {
	t.Helper()
	n, err := strconv.Atoi(pid)
	if err != nil {
		t.Fatal(err)
	}
	return syscall.Kill(n, 0) == nil
}

// A command is killed when its result is not wanted any more, whatever it does just then.
func TestKilled(t *testing.T) {
	for what, script := range map[string]string{
		"reads nothing and writes nothing": "echo $$; exec sleep 1000",
		"writes without end":               "echo $$; exec yes",
		"has closed its output":            "echo $$; exec >&-; exec sleep 1000",
		"has closed both":                  "echo $$; exec >&- <&-; exec sleep 1000",
	} {
		for _, endless := range []bool{false, true} {
			in := batches([]string{"a"})
			if endless {
				in = func(emit plan.Emit) bool {
					for emit([]string{strings.Repeat("x", 10_000)}) {
					}
					return false
				}
			}
			pid, asked := "", 0
			pipe.Run("sh", []string{"-c", script}, in, func(batch any) bool {
				if lines := batch.([]string); len(lines) > 0 && pid == "" {
					pid = lines[0]
				}
				if pid != "" {
					asked++
				}
				return asked < 3
			})
			if pid == "" || alive(t, pid) {
				t.Errorf("a command that %s (endless input %t) is not killed", what, endless)
			}
		}
	}
}

// Processes of a shell are killed with it; the second one would keep the error's pipe open otherwise.
func TestKilledWithItsChildren(t *testing.T) {
	var pids []string
	pipe.Run("sh", []string{"-c", "sleep 1000 & echo $$ $!; wait"}, batches(), func(batch any) bool {
		for _, line := range batch.([]string) {
			pids = strings.Fields(line)
		}
		return len(pids) == 0
	})
	if len(pids) != 2 || alive(t, pids[0]) {
		t.Fatalf("the shell is not killed: %v", pids)
	}
}

func TestKilledWhenAFunctionPanics(t *testing.T) {
	pid := ""
	_, err := func() (out []string, err error) {
		defer func() { err, _ = recover().(error) }()
		pipe.Run("sh", []string{"-c", "echo $$; exec sleep 1000"}, batches([]string{"a"}), func(batch any) bool {
			if lines := batch.([]string); len(lines) > 0 {
				pid = lines[0]
				panic(errors.New("no more"))
			}
			return true
		})
		return nil, nil
	}()
	if err == nil || err.Error() != "no more" || alive(t, pid) {
		t.Errorf("the panic came out as %v", err)
	}
}

func TestDisable(t *testing.T) {
	restore := pipe.Disable()
	_, err := through(batches(), "cat")
	if !errors.Is(err, pipe.ErrDisabled) || !errors.Is(pipe.Check("cat"), pipe.ErrDisabled) {
		t.Errorf("commands run though they are switched off: %v", err)
	}
	again := pipe.Disable()
	restore()
	restore()
	if pipe.Check("cat") == nil {
		t.Error("one restore takes two back")
	}
	again()
	if err := pipe.Check("cat"); err != nil {
		t.Error(err)
	}
}
