package fileio

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"lab/rdd/plan"
)

// Output says what Save writes.
type Output struct {
	// Op is the action, Dir the folder that must not exist yet.
	Op, Dir string
	// Compression packs the files, Suffix ends their names before its extension.
	Compression Compression
	Suffix      string
	// Write writes one partition. It answers whether in ended by itself: what in answered.
	Write func(w io.Writer, in plan.Stream) (whole bool, err error)
}

// Refuse fails op when nothing can be saved to dir, which is known before any job.
func Refuse(op, dir string) {
	if dir == "" {
		plan.Fail(op, "the folder to save to has an empty name; give a path that does not exist yet")
	}
	if _, err := os.Lstat(dir); err == nil {
		plan.Fail(op, "%s exists already; choose another folder or remove it first: %w", dir, os.ErrExist)
	} else if !errors.Is(err, os.ErrNotExist) {
		plan.Fail(op, "cannot save to %s: %w", dir, Reason(err))
	}
}

// Save runs a job that writes each partition of n to Dir/part-00000 and so on, and then an empty file _SUCCESS. Dir
// appears when all is written; when anything fails nothing is left behind.
func Save(e plan.Executor, n *plan.Node, out Output) {
	op, dir := out.Op, out.Dir
	n.Graph.Check(op)
	Refuse(op, dir)
	parent := filepath.Dir(filepath.Clean(dir))
	made, err := makeFolders(parent)
	done := false
	defer func() {
		for _, m := range made {
			if !done {
				os.Remove(m) // keeps a folder that somebody else has put something into
			}
		}
	}()
	if err != nil {
		plan.Fail(op, "cannot make the folder %s: %w", parent, Reason(err))
	}
	temp := filepath.Join(parent, fmt.Sprintf(".%s-%016x", filepath.Base(filepath.Clean(dir)), rand.Uint64()))
	if err := os.Mkdir(temp, 0o777); err != nil {
		plan.Fail(op, "cannot make a folder in %s: %w", parent, Reason(err))
	}
	defer os.RemoveAll(temp) // finds nothing after the rename
	e.Run(op, n, nil, func(part int, in plan.Stream) any {
		if err := out.attempt(temp, part, in); err != nil {
			panic(fmt.Errorf("cannot write partition %d to %s: %w", part, dir, Reason(err)))
		}
		return nil
	})
	if err := finish(temp, dir); err != nil {
		plan.Fail(op, "cannot finish %s: %w", dir, Reason(err))
	}
	done = true
}

// makeFolders makes dir and the folders above it, and answers those that were not there, the deepest first.
func makeFolders(dir string) (made []string, err error) {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); err == nil || !errors.Is(err, os.ErrNotExist) || filepath.Dir(at) == at {
			break
		}
		made = append(made, at)
	}
	return made, os.MkdirAll(dir, 0o777)
}

// attempt writes one partition to a file of its own and gives it the partition's name when it is complete. Another
// attempt may have put its own, equal file there.
func (out Output) attempt(temp string, part int, in plan.Stream) (err error) {
	// With the rights that the user's umask leaves, which os.CreateTemp does not ask.
	f, err := os.OpenFile(filepath.Join(temp, fmt.Sprintf(".part-%05d-%016x", part, rand.Uint64())),
		os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	complete := false
	// Also when the stream panics, which is how a function that fails ends the task.
	defer func() {
		if !complete {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	packer, err := pack(f, out.Compression)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(packer, 1<<20)
	whole, err := out.Write(w, in)
	if err != nil || !whole {
		packer.Close() // lets go of its buffers; the file is thrown away
		return err
	}
	if err := errors.Join(w.Flush(), packer.Close(), f.Close()); err != nil {
		return err
	}
	name := fmt.Sprintf("part-%05d%s%s", part, out.Suffix, out.Compression)
	if err := os.Rename(f.Name(), filepath.Join(temp, name)); err != nil {
		return err
	}
	complete = true
	return nil
}

func finish(temp, dir string) error {
	// An attempt that lost against another one of its partition may not have cleaned up yet.
	entries, err := os.ReadDir(temp)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			os.Remove(filepath.Join(temp, e.Name()))
		}
	}
	if err := os.WriteFile(filepath.Join(temp, "_SUCCESS"), nil, 0o666); err != nil {
		return err
	}
	return os.Rename(temp, dir)
}
