package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lab/kernel"
	"lab/kernel/compiled"
	"lab/notebook"
)

type runCmd struct {
	File        string        `arg:"" help:"Notebook (.ipynb), lab (.md) or program (.go)."`
	Args        []string      `arg:"" optional:"" passthrough:"" help:"Arguments of a program, after --."`
	Out         string        `placeholder:"NB.ipynb" help:"Write the notebook with its outputs to this file, which is replaced."`
	Starter     bool          `help:"Run the starters of a lab's exercises even where their solutions are there."`
	AllowErrors bool          `help:"Go on after a cell that fails; the exit code is 1 all the same."`
	Timeout     time.Duration `help:"Time that each cell may take. Default: no limit."`
	Restricted  bool          `help:"Run a program as cells run: in an isolated kernel, with the packages that cells may import."`
	Exercises   string        `placeholder:"DIR" help:"Folder of a lab's exercises. Default: the folder exercises beside the lab's folder labs, else those built into lab."`
	kernelFlags
}

func (c runCmd) Run(a *app) (err error) {
	if c.Engine == compiled.Name && !c.Restricted && strings.EqualFold(filepath.Ext(c.File), ".go") {
		return c.runCompiled(a)
	}
	if c.handsOver() {
		return c.runProgram()
	}
	job, err := c.load(a)
	if err != nil {
		return err
	}
	if len(c.Args) > 0 {
		return usage("cells cannot read arguments (package os is not theirs), and %s runs as a cell: leave %q away", c.File, strings.Join(c.Args, " "))
	}
	a.prepareData(job.data)
	options := c.options(a)
	options.Dir = filepath.Dir(c.File)
	if c.Engine == compiled.Name {
		var remove func() error
		if options.Command, remove, err = job.compile(a.ctx); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, remove()) }()
	}
	k, err := kernel.Start(a.ctx, options)
	if err != nil {
		return err
	}
	r := &runner{app: a, kernel: k, job: job, timeout: c.Timeout, allowErrors: c.AllowErrors}
	err = errors.Join(r.run(a.ctx), k.Close())
	if c.Out != "" {
		// Also after a failure: the outputs up to it are what one wants to see.
		if _, saveErr := notebook.Save(c.Out, job.doc, notebook.Overwrite); saveErr != nil {
			return errors.Join(saveErr, err)
		}
	}
	if errors.Is(err, context.Canceled) {
		return &exit{code: exitFailed, err: errors.New("interrupted")}
	}
	if err != nil {
		return err
	}
	if r.failed {
		return failed
	}
	return nil
}

// job is what is run: a document, and where its cells come from.
type job struct {
	doc  notebook.Document
	data []string // data sets that it names
	// place says where a line of a cell stands: "labs/x/lab.md:12".
	place func(cell string, line int) string
	// after is run behind the cells, under the id of the last one: the call of a program's main.
	after string
}

// load reads the file as what its name says it is.
func (c runCmd) load(a *app) (*job, error) {
	switch strings.ToLower(filepath.Ext(c.File)) {
	case ".ipynb":
		return loadNotebook(c.File)
	case ".md":
		return c.loadLab(a)
	case ".go":
		return loadProgram(c.File) // --restricted
	}
	return nil, usage("%s: lab run takes a notebook (.ipynb), a lab (.md) or a Go program (.go)", c.File)
}

func loadNotebook(file string) (*job, error) {
	doc, _, err := notebook.Load(file)
	if err != nil {
		return nil, err
	}
	numbers := map[string]int{}
	for i, cell := range doc.Cells {
		numbers[cell.ID] = i + 1
	}
	// The lines of an .ipynb file are those of its JSON and help nobody.
	return &job{doc: doc, place: func(cell string, line int) string {
		return fmt.Sprintf("%s[cell %d]:%d", file, numbers[cell], line)
	}}, nil
}

// readText reads a file that a person wrote, so one that is far too big is a mistake.
func readText(file string) (string, error) {
	const largest = 16 << 20
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if info.Size() > largest {
		return "", fmt.Errorf("%s is larger than %d MB: this is hardly the file that you mean", file, largest>>20)
	}
	data, err := os.ReadFile(file)
	return string(data), err
}
