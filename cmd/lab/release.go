package main

import (
	"fmt"

	"lab/labs"
	"lab/notebook"
)

type releaseCmd struct {
	Lab    string `arg:"" help:"Lab to release."`
	Output string `short:"o" placeholder:"FILE.ipynb" help:"File to write. Default: the lab's id with .ipynb."`
	Force  bool   `help:"Replace an existing file."`
	courseFlags
}

func (c releaseCmd) Run(a *app) error {
	library, err := c.orHere().library()
	if err != nil {
		return err
	}
	lab, err := library.Open(c.Lab)
	if err != nil {
		return err
	}
	if c.Output == "" {
		c.Output = lab.ID + ".ipynb"
	}
	stamp := notebook.NewFile
	if c.Force {
		stamp = notebook.Overwrite
	}
	if _, err := notebook.Save(c.Output, labs.Release(lab), stamp); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s: %s, %d exercises\n", c.Output, lab.Header.Title, len(lab.Exercises))
	return nil
}
