package main

import (
	"fmt"
	"io/fs"
	"os"

	"lab/dataset"
	"lab/exercises"
	"lab/labs"
)

// courseFlags say where labs and exercises are.
type courseFlags struct {
	Labs      string `placeholder:"DIR" help:"Folder of labs. Default: the labs built into lab."`
	Exercises string `placeholder:"DIR" help:"Folder of exercises. Default: the exercises built into lab, which have no solutions and no hidden checks."`
}

// library opens the labs with their exercises.
func (f courseFlags) library() (*labs.Library, error) {
	ex, err := folder(f.Exercises, "--exercises", exercises.Embedded())
	if err != nil {
		return nil, err
	}
	lb, err := folder(f.Labs, "--labs", labs.Embedded())
	if err != nil {
		return nil, err
	}
	return labs.New(lb, exercises.Open(ex)), nil
}

// folder is the file system of dir, or what is built in where dir is empty.
func folder(dir, flag string, builtIn fs.FS) (fs.FS, error) {
	if dir == "" {
		return builtIn, nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, usage("%s: %w", flag, err)
	}
	if !info.IsDir() {
		return nil, usage("%s: %s is not a folder", flag, dir)
	}
	return os.DirFS(dir), nil
}

// orHere fills in the folders ./labs and ./exercises where they are there and no other ones are named: an instructor works in a
// checkout of the course.
func (f courseFlags) orHere() courseFlags {
	for _, c := range []struct {
		flag *string
		dir  string
	}{{&f.Labs, "labs"}, {&f.Exercises, "exercises"}} {
		if info, err := os.Stat(c.dir); *c.flag == "" && err == nil && info.IsDir() {
			*c.flag = c.dir
		}
	}
	return f
}

// prepareData generates the stand-ins of data sets that have no real file. Kernels may only read them, so that one student's
// kernel cannot prepare the data of another. A failure shows where a cell opens the data set.
func (a *app) prepareData(names []string) {
	for _, name := range names {
		if info, err := dataset.Prepare(name); err != nil {
			a.log.Warn("data set not prepared", "name", name, "error", err)
		} else {
			a.log.Debug("data set found", "name", name, "source", info.Source)
		}
	}
}

// prepareLabs does so for all labs of a library.
func (a *app) prepareLabs(library *labs.Library) {
	all, err := library.List()
	if err != nil {
		a.log.Warn("labs not read", "error", err)
	}
	for _, lab := range all {
		a.prepareData(lab.Header.Data)
	}
}

// describeData says in a few words which data set of a name there is.
func describeData(name string) string {
	info, err := dataset.Locate(name)
	switch {
	case err != nil:
		return err.Error()
	case info.Generated:
		return fmt.Sprintf("%s: a generated stand-in, because no real file was found", info.Title)
	}
	return fmt.Sprintf("%s: %s", info.Title, info.Source)
}
