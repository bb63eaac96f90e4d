package main

import (
	"time"

	"lab/autograder"
)

type checkCmd struct {
	IDs     []string      `arg:"" optional:"" name:"id" help:"Exercises and labs to check. Default: all."`
	Format  string        `enum:"table,json" default:"table" help:"Form of the report: ${enum}."`
	JSON    bool          `name:"json" help:"The same as --format json."`
	Native  bool          `help:"Also run every answer under go test, which needs a Go toolchain, and compare."`
	NoRun   bool          `help:"Do not run the labs from top to bottom."`
	Jobs    int           `placeholder:"N" help:"Exercises checked at the same time. Default: half the processors."`
	Timeout time.Duration `help:"Time that each check may take. Default: 10s."`
	kernelFlags
	courseFlags
}

func (c checkCmd) Run(a *app) error {
	c.courseFlags = c.orHere()
	if c.courseFlags.Exercises == "" {
		return usage("lab check needs the course's exercises, with their solutions: call it where the folder exercises is, or name it with --exercises DIR")
	}
	library, err := c.library()
	if err != nil {
		return err
	}
	options := autograder.CourseOptions{
		Options: autograder.Options{Labs: library, Kernel: autograder.KernelProcesses(c.options(a)), Jobs: c.Jobs, Timeout: c.Timeout},
		IDs:     c.IDs,
		RunLabs: !c.NoRun,
		Done:    func(e autograder.ExerciseCheck) { a.log.Info("checked", "exercise", e.ID, "ok", e.OK) },
	}
	if c.Native {
		if options.Native, err = autograder.FindNative(c.courseFlags.Exercises); err != nil {
			return err
		}
	}
	a.prepareLabs(library)
	report, err := autograder.CheckCourse(a.ctx, options)
	if err != nil {
		return err
	}
	format := autograder.Format(c.Format)
	if c.JSON {
		format = autograder.JSON
	}
	if err := autograder.WriteCourse(a.stdout, format, report, isTerminal(a.stdout)); err != nil {
		return err
	}
	if !report.OK {
		return failed
	}
	return nil
}
