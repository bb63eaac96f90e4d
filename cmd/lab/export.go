package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lab/kernel/compiled"
	"lab/kernel/universe"
	"lab/notebook"
	"lab/web"
	"lab/web/htmlfile"
)

type exportCmd struct {
	File      string `arg:"" help:"Notebook (.ipynb), lab (.md) or program (.go)."`
	Format    string `enum:"go,html,ipynb" default:"go" help:"What to write: go, a Go program in a folder; html, one file to read, with the outputs that the notebook holds; ipynb, a notebook."`
	Out       string `short:"o" placeholder:"PATH" help:"Folder of the program, which must be empty or not there, or file of another format, which must not be there. Default: the name of the file."`
	Starter   bool   `help:"Take the starters of a lab's exercises even where their solutions are there."`
	Exercises string `placeholder:"DIR" help:"Folder of a lab's exercises. Default: as for lab run."`
}

func (c exportCmd) Run(a *app) error {
	out := c.Out
	if out == "" {
		name := filepath.Base(c.File)
		out = strings.TrimSuffix(name, filepath.Ext(name))
		if name == "lab.md" {
			if path, err := filepath.Abs(c.File); err == nil {
				out = filepath.Base(filepath.Dir(path))
			}
		}
		if c.Format != "go" {
			out += "." + c.Format
		}
	}
	if c.Format != "go" {
		return c.writeDocument(a, out)
	}
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		return usage("%s is not empty: name another folder with -o", out)
	}
	program, err := c.translate(a)
	if err != nil {
		return err
	}
	if err := program.Write(out); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s: a Go program; cd %s && go run .\n", out, out)
	return nil
}

// writeDocument writes the notebook itself, as HTML or as a notebook's file.
func (c exportCmd) writeDocument(a *app, out string) error {
	if strings.EqualFold(filepath.Ext(c.File), ".go") {
		return usage("%s is a program, and only a notebook or a lab can be written as %s", c.File, c.Format)
	}
	if _, err := os.Lstat(out); err == nil {
		return usage("%s is there already: name another file with -o", out)
	}
	job, err := runCmd{File: c.File, Starter: c.Starter, Exercises: c.Exercises}.load(a)
	if err != nil {
		return err
	}
	if c.Format == "ipynb" {
		if _, err := notebook.Save(out, job.doc, notebook.NewFile); err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "%s: a notebook\n", out)
		return nil
	}
	data, err := htmlfile.Write(job.doc)
	if err != nil {
		return err
	}
	if err := writeNew(out, data); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s: a file to read in any browser, which loads nothing from elsewhere\n", out)
	return nil
}

// writeNew writes a file that is not there yet.
func writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write the export to %s: %w", name, err)
	}
	return nil
}

func (c exportCmd) translate(a *app) (*compiled.Program, error) {
	if strings.EqualFold(filepath.Ext(c.File), ".go") {
		text, err := readText(c.File)
		if err != nil {
			return nil, err
		}
		program, err := compiled.ExportProgram(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.File, err)
		}
		return program, nil
	}
	job, err := runCmd{File: c.File, Starter: c.Starter, Exercises: c.Exercises}.load(a)
	if err != nil {
		return nil, err
	}
	u, err := universe.Load()
	if err != nil {
		return nil, err
	}
	program, err := compiled.Export(u, filepath.Base(c.File), web.ProgramCells(job.doc))
	if err != nil {
		return nil, job.failure(err)
	}
	return program, nil
}
