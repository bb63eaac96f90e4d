package main

import (
	"fmt"
	"os"
	"time"

	"lab/autograder"
)

type gradeCmd struct {
	Submissions []string      `arg:"" name:"submission" help:"Notebooks (.ipynb) to grade."`
	Lab         string        `placeholder:"ID" help:"Lab of the submissions, whatever they say."`
	Format      string        `enum:"table,json,junit,gradescope" default:"table" help:"Form of the report: ${enum}."`
	JSON        bool          `name:"json" help:"The same as --format json."`
	Out         string        `placeholder:"DIR" help:"Write a report file for each submission into this folder instead of to standard output."`
	Jobs        int           `placeholder:"N" help:"Exercises graded at the same time. Default: half the processors."`
	Timeout     time.Duration `help:"Time that each check may take. Default: 10s."`
	VisibleOnly bool          `help:"Leave hidden checks out."`
	FailUnder   float64       `placeholder:"PERCENT" help:"Exit with 1 where a submission has fewer points than this share of them."`
	kernelFlags
	courseFlags
}

func (c gradeCmd) Run(a *app) error {
	if c.FailUnder < 0 || c.FailUnder > 100 {
		return usage("--fail-under %g: give a percentage, 0 to 100", c.FailUnder)
	}
	format := autograder.Format(c.Format)
	if c.JSON {
		format = autograder.JSON
	}
	c.courseFlags = c.orHere()
	library, err := c.library()
	if err != nil {
		return err
	}
	if c.courseFlags.Exercises == "" && !c.VisibleOnly {
		fmt.Fprintln(a.stderr, "lab: only visible checks are run: the exercises built into lab have no hidden ones; name the course's with --exercises DIR")
	}
	options := autograder.Options{
		Labs: library, Kernel: autograder.KernelProcesses(c.options(a)),
		Lab: c.Lab, Jobs: c.Jobs, Timeout: c.Timeout, VisibleOnly: c.VisibleOnly,
	}
	a.prepareLabs(library)
	short, impossible := false, false
	err = autograder.GradeFiles(a.ctx, c.Submissions, options, func(r autograder.Report) error {
		switch {
		case !r.Gradable:
			impossible = true
			if r.Message != "" {
				fmt.Fprintf(a.stderr, "lab: %s: %s\n", r.Submission, r.Message)
			}
		case r.Max > 0 && r.Points < r.Max*c.FailUnder/100:
			short = true
		}
		if c.Out == "" {
			return autograder.Write(a.stdout, format, r, isTerminal(a.stdout))
		}
		path, err := autograder.WriteFile(c.Out, format, r)
		if err == nil {
			fmt.Fprintf(a.stderr, "%s: %g of %g points, in %s\n", r.Submission, r.Points, r.Max, path)
		}
		return err
	})
	switch {
	case err != nil:
		return err
	case impossible:
		return &exit{code: exitImpossible}
	case short:
		return failed
	}
	return nil
}

// isTerminal tells whether colours make sense.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
