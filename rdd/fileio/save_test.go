package fileio_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lab/rdd/exec"
	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// twice runs every task several times, two attempts at a time, as an executor may.
type twice struct{ plan.Executor }

func (e twice) Run(action string, n *plan.Node, parts []int, task func(part int, in plan.Stream) any) []any {
	return e.Executor.Run(action, n, parts, func(part int, in plan.Stream) any {
		var batches []any
		in(func(batch any) bool {
			batches = append(batches, batch)
			return true
		})
		again := func(stop bool) func(emit plan.Emit) bool {
			return func(emit plan.Emit) bool {
				for _, b := range batches {
					if !emit(b) {
						return false
					}
				}
				return !stop
			}
		}
		task(part, again(false))
		task(part, again(true)) // is cancelled before its end
		other := make(chan struct{})
		go func() {
			defer close(other)
			task(part, again(false))
		}()
		result := task(part, again(false))
		<-other
		return result
	})
}

func numbers(parts int) *plan.Node {
	return plan.NewGraph(nil, nil).Source("Test", parts, func(part int, emit plan.Emit) error {
		for i := range 1000 {
			if !emit([]int{part, i}) {
				break
			}
		}
		return nil
	})
}

func writeAll(w io.Writer, in plan.Stream) (whole bool, err error) {
	whole = in(func(batch any) bool {
		_, err = fmt.Fprintln(w, batch)
		return err == nil
	})
	return whole, err
}

func TestAttemptsDoNotMix(t *testing.T) {
	e := exec.New(exec.Config{Cores: 3})
	defer e.Close()
	dir := filepath.Join(t.TempDir(), "out")
	fileio.Save(twice{e}, numbers(3), fileio.Output{Op: "Save", Dir: dir, Suffix: ".txt", Write: writeAll})
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if fmt.Sprint(got) != "[_SUCCESS part-00000.txt part-00001.txt part-00002.txt]" {
		t.Errorf("the folder has %v", got)
	}
	text, err := os.ReadFile(filepath.Join(dir, "part-00001.txt"))
	if err != nil || strings.Count(string(text), "\n") < 1000 || !strings.HasPrefix(string(text), "[1") {
		t.Errorf("part 1: %.40q, %d lines (%v)", text, strings.Count(string(text), "\n"), err)
	}
}

func TestFailuresLeaveNothing(t *testing.T) {
	for _, c := range []struct {
		what  string
		write func(cancel func()) func(w io.Writer, in plan.Stream) (bool, error)
		is    error
		want  string
	}{
		{"a full disk", func(func()) func(w io.Writer, in plan.Stream) (bool, error) {
			return func(w io.Writer, in plan.Stream) (bool, error) {
				w.Write(make([]byte, 3<<20))
				return false, &os.PathError{Op: "write", Path: "part", Err: syscall.ENOSPC}
			}
		}, syscall.ENOSPC, "cannot write partition"},
		{"a cancelled job", func(cancel func()) func(w io.Writer, in plan.Stream) (bool, error) {
			return func(w io.Writer, in plan.Stream) (bool, error) {
				return in(func(batch any) bool {
					fmt.Fprintln(w, batch)
					cancel()
					return true
				}), nil
			}
		}, context.Canceled, ""},
		{"a task that panics", func(func()) func(w io.Writer, in plan.Stream) (bool, error) {
			return func(w io.Writer, in plan.Stream) (bool, error) { panic("broken") }
		}, nil, "broken"},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		e := exec.New(exec.Config{Cores: 2, Context: ctx})
		parent := t.TempDir()
		func() {
			defer func() {
				err, _ := recover().(*plan.Error)
				if err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
					t.Errorf("%s: %v", c.what, err)
				}
			}()
			fileio.Save(e, numbers(4), fileio.Output{Op: "Save", Dir: filepath.Join(parent, "a", "b"), Compression: fileio.Zstd, Write: c.write(cancel)})
		}()
		if entries, err := os.ReadDir(parent); err != nil || len(entries) > 0 {
			t.Errorf("%s left %v (%v)", c.what, entries, err)
		}
		cancel()
		e.Close()
	}
}
