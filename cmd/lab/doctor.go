package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"lab/dataset"
	"lab/kernel"
	"lab/kernel/compiled"
	"lab/kernel/engines"
	"lab/kernel/worker/sandbox"
)

type doctorCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// finding is one thing that a machine has or has not.
type finding struct {
	Group  string `json:"group"`
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}

func (c doctorCmd) Run(a *app) error {
	var findings []finding
	preferred, why, err := engines.Choose("")
	if err != nil {
		return err
	}
	works := false // without a kernel of the default engine nothing does; everything else is a choice
	for _, engine := range engines.Names() {
		f := kernelFinding(a, engine)
		if engine == preferred {
			works = f.OK
			f.Detail += "; the default"
			if why != "" {
				f.Detail += ", because " + why
			}
		}
		findings = append(findings, f)
	}
	for _, l := range sandbox.Probe() {
		findings = append(findings, finding{"isolation", l.Name, l.On, l.State()})
	}
	findings = append(findings, toolchainFinding(a.ctx), browserFinding())
	for _, d := range dataset.List() {
		f := finding{"data", d.Name, d.Problem == "", d.Problem}
		if f.OK {
			f.Detail = fmt.Sprintf("%d lines; %s", d.Lines, d.Source)
		}
		findings = append(findings, f)
	}
	if c.JSON {
		if err := a.printJSON(findings); err != nil {
			return err
		}
	} else {
		w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
		for _, f := range findings {
			state := "on"
			if !f.OK {
				state = "missing"
			}
			detail := strings.TrimPrefix(strings.TrimPrefix(f.Detail, "missing: "), "on: ")
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.Group, f.Name, state, strings.TrimPrefix(detail, "on"))
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if !works {
		return &exit{code: exitImpossible}
	}
	return nil
}

// kernelFinding starts a kernel with an engine.
func kernelFinding(a *app, engine string) finding {
	f := finding{Group: "kernel", Name: engine}
	begin := time.Now()
	k, err := kernel.Start(a.ctx, kernel.Options{Engine: engine, Logger: a.log})
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	f.OK = true
	f.Detail = fmt.Sprintf("%s %s/%s, starts in %d ms, up to %.1f GB of memory", runtime.Version(), runtime.GOOS, runtime.GOARCH,
		time.Since(begin).Milliseconds(), float64(kernel.DefaultMemoryLimit())/(1<<30))
	if err := k.Close(); err != nil {
		f.Detail += "; does not end cleanly: " + err.Error()
	}
	return f
}

func toolchainFinding(ctx context.Context) finding {
	f := finding{Group: "tools", Name: "Go toolchain"}
	tools, err := compiled.FindToolchain(ctx)
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	f.OK, f.Detail = true, fmt.Sprintf("%s at %s; --engine compiled and lab check --native work", tools.Version, tools.Path)
	return f
}

func browserFinding() finding {
	f := finding{Group: "tools", Name: "browser"}
	command, err := browserCommand()
	if err != nil {
		f.Detail = err.Error() + "; open the address that lab prints yourself"
		return f
	}
	f.OK, f.Detail = true, command[0]
	return f
}
