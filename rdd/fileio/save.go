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
	// Durable has the files survive a crash of the machine: they are on the disk when Dir appears. It costs the time that
	// the disk needs for each file.
	Durable bool
	// Advice says what to do when the folder cannot be written to, and is put behind such errors; empty for nothing.
	Advice string
	// Write writes one partition. It answers whether in ended by itself: what in answered.
	Write func(w io.Writer, in plan.Stream) (whole bool, err error)
}

// PartName is the name of a partition's file, before suffix and extension.
func PartName(part int) string { return fmt.Sprintf("part-%05d", part) }

// refuse fails the action when nothing can be saved to the folder, which is known before any job.
func (out Output) refuse() {
	op, dir := out.Op, out.Dir
	if dir == "" {
		plan.Fail(op, "the folder to save to has an empty name; give a path that does not exist yet")
	}
	if _, err := os.Lstat(dir); err == nil {
		plan.Fail(op, "%s exists already; choose another folder or remove it first: %w", dir, os.ErrExist)
	} else if !errors.Is(err, os.ErrNotExist) {
		plan.Fail(op, "cannot save to %s: %w%s", dir, Reason(err), out.advice())
	}
}

// Save runs a job that writes each partition of n to Dir/part-00000 and so on, and then an empty file _SUCCESS. Dir
// appears when all is written; when anything fails nothing is left behind.
func Save(e plan.Executor, n *plan.Node, out Output) {
	op, dir := out.Op, out.Dir
	n.Graph.Check(op)
	out.refuse()
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
		plan.Fail(op, "cannot make the folder %s: %w%s", parent, Reason(err), out.advice())
	}
	temp := filepath.Join(parent, fmt.Sprintf(".%s-%016x", filepath.Base(filepath.Clean(dir)), rand.Uint64()))
	if err := os.Mkdir(temp, 0o777); err != nil {
		plan.Fail(op, "cannot make a folder in %s: %w%s", parent, Reason(err), out.advice())
	}
	defer os.RemoveAll(temp) // finds nothing after the rename
	e.Run(op, n, nil, func(part int, in plan.Stream) any {
		if err := out.attempt(temp, part, in); err != nil {
			panic(fmt.Errorf("cannot write partition %d to %s: %w%s", part, dir, Reason(err), out.advice()))
		}
		return nil
	})
	if err := out.finish(temp); err != nil {
		plan.Fail(op, "cannot finish %s: %w%s", dir, Reason(err), out.advice())
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
	if err := errors.Join(w.Flush(), packer.Close()); err != nil {
		return err
	}
	if out.Durable {
		if err := f.Sync(); err != nil {
			return err
		}
	}
	if err := f.Close(); err != nil {
		return err
	}
	name := PartName(part) + out.Suffix + string(out.Compression)
	if err := os.Rename(f.Name(), filepath.Join(temp, name)); err != nil {
		return err
	}
	complete = true
	return nil
}

// finish gives the folder of the complete files its name.
func (out Output) finish(temp string) error {
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
	if out.Durable {
		syncFolder(temp)
	}
	if err := os.Rename(temp, out.Dir); err != nil {
		return err
	}
	if out.Durable {
		syncFolder(filepath.Dir(filepath.Clean(out.Dir)))
	}
	return nil
}

// syncFolder has the names in a folder on the disk. There are systems and file systems that do not offer it: then the
// names come with the next write of the system's own.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}

func (out Output) advice() string {
	if out.Advice == "" {
		return ""
	}
	return "; " + out.Advice
}
