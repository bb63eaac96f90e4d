package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lab/kernel/compiled"
	"lab/kernel/universe"
)

type exportCmd struct {
	File      string `arg:"" help:"Notebook (.ipynb), lab (.md) or program (.go)."`
	Out       string `short:"o" placeholder:"DIR" help:"Folder to write the program to; it must be empty or not there. Default: the name of the file."`
	Starter   bool   `help:"Take the starters of a lab's exercises even where their solutions are there."`
	Exercises string `placeholder:"DIR" help:"Folder of a lab's exercises. Default: as for lab run."`
}

func (c exportCmd) Run(a *app) error {
	dir := c.Out
	if dir == "" {
		name := filepath.Base(c.File)
		dir = strings.TrimSuffix(name, filepath.Ext(name))
		if name == "lab.md" {
			if path, err := filepath.Abs(c.File); err == nil {
				dir = filepath.Base(filepath.Dir(path))
			}
		}
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return usage("%s is not empty: name another folder with -o", dir)
	}
	program, err := c.translate(a)
	if err != nil {
		return err
	}
	if err := program.Write(dir); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s: a Go program; cd %s && go run .\n", dir, dir)
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
	program, err := compiled.Export(u, filepath.Base(c.File), job.cells())
	if err != nil {
		return nil, job.failure(err)
	}
	return program, nil
}
