package textio

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"lab/rdd/plan"
)

// Save runs a job that writes each partition of n to dir/part-00000 and so on, one element a line, and then an empty
// file _SUCCESS. The files appear all at once: they are written to a folder beside dir that is renamed at the end.
func Save(e plan.Executor, n *plan.Node, dir string) {
	const op = "SaveAsTextFile"
	n.Graph.Check(op)
	if _, err := os.Lstat(dir); err == nil {
		plan.Fail(op, "%s exists already; choose another folder or remove it first: %w", dir, os.ErrExist)
	} else if !errors.Is(err, os.ErrNotExist) {
		plan.Fail(op, "cannot save to %s: %w", dir, reason(err))
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		plan.Fail(op, "cannot make the folder %s: %w", parent, reason(err))
	}
	temp, err := os.MkdirTemp(parent, "."+filepath.Base(filepath.Clean(dir))+"-*")
	if err != nil {
		plan.Fail(op, "cannot make a folder in %s: %w", parent, reason(err))
	}
	defer os.RemoveAll(temp) // finds nothing after the rename
	e.Run(op, n, nil, func(part int, in plan.Stream) any {
		path := filepath.Join(temp, fmt.Sprintf("part-%05d", part))
		if err := write(path, in); err != nil {
			panic(fmt.Errorf("cannot write partition %d to %s: %w", part, dir, reason(err)))
		}
		return nil
	})
	if err := finish(temp, dir); err != nil {
		plan.Fail(op, "cannot finish %s: %w", dir, reason(err))
	}
}

func finish(temp, dir string) error {
	if err := os.WriteFile(filepath.Join(temp, "_SUCCESS"), nil, 0o644); err != nil {
		return err
	}
	// MkdirTemp makes folders for their owner alone; results are for whoever may read the folder above.
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	return os.Rename(temp, dir)
}

func write(path string, in plan.Stream) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	w := bufio.NewWriterSize(f, 64<<10)
	in(func(batch any) bool {
		err = writeBatch(w, batch)
		return err == nil
	})
	if err != nil {
		return err
	}
	return w.Flush()
}

func writeBatch(w *bufio.Writer, batch any) error {
	if lines, ok := batch.([]string); ok {
		for _, line := range lines {
			w.WriteString(line) // the writer keeps its first error and Flush tells it
			w.WriteByte('\n')
		}
		return nil
	}
	v := reflect.ValueOf(batch)
	for i := range v.Len() {
		if _, err := fmt.Fprintln(w, v.Index(i).Interface()); err != nil {
			return err
		}
	}
	return nil
}
