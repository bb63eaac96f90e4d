package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"lab/dataset"
)

type dataCmd struct {
	List     dataListCmd     `cmd:"" help:"List the data sets and which file stands for each."`
	Path     dataPathCmd     `cmd:"" help:"Print the path of a data set's file."`
	Import   dataImportCmd   `cmd:"" help:"Copy a real file, or any text, to where lab finds it."`
	Generate dataGenerateCmd `cmd:"" help:"Write a stand-in of any size."`
}

type dataListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

func (c dataListCmd) Run(a *app) error {
	all := dataset.List()
	if c.JSON {
		return a.printJSON(all)
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tLINES\tWHAT\tFILE")
	for _, d := range all {
		if d.Problem != "" {
			fmt.Fprintf(w, "%s\t-\t%s\t%s\n", d.Name, d.Title, d.Problem)
			continue
		}
		fmt.Fprintf(w, "%s\t%d\t%s; %s\t%s\n", d.Name, d.Lines, d.Title, d.Source, cmp.Or(d.Path, "-"))
	}
	return w.Flush()
}

type dataPathCmd struct {
	Name string `arg:"" help:"Data set."`
}

func (c dataPathCmd) Run(a *app) error {
	info, err := dataset.Find(c.Name)
	if err != nil {
		return err
	}
	if info.Generated {
		fmt.Fprintf(a.stderr, "lab: %s: %s\n", info.Name, info.Source)
	}
	fmt.Fprintln(a.stdout, info.Path)
	return nil
}

type dataImportCmd struct {
	File  string `arg:"" type:"existingfile" help:"File to import; its name says which data set it is, unless --name does."`
	Name  string `help:"Data set that the file is; a name that lab does not know makes a text of your own."`
	Force bool   `help:"Replace a file that was imported before."`
}

func (c dataImportCmd) Run(a *app) error {
	info, err := dataset.Info{}, error(nil)
	if c.Name == "" {
		info, err = dataset.Import(c.File, c.Force)
	} else {
		info, err = dataset.ImportAs(c.Name, c.File, c.Force)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s: %d lines, in %s\n", info.Name, info.Lines, info.Path)
	return nil
}

type dataGenerateCmd struct {
	Name  string `arg:"" help:"Data set."`
	Rows  int    `help:"Number of lines. Default: as many as the stand-in has that labs use."`
	Out   string `short:"o" placeholder:"FILE" help:"File to write. Default: the standard output."`
	Force bool   `help:"Replace a file that exists."`
}

func (c dataGenerateCmd) Run(a *app) error {
	g, err := dataset.NewGenerator(c.Name, c.Rows)
	if err != nil {
		return err
	}
	if c.Out == "" {
		return g.Write(a.stdout)
	}
	if err := g.WriteFile(c.Out, c.Force); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "lab: %s: %d generated lines, in %s\n", g.Name, g.Rows, c.Out)
	return nil
}

func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
