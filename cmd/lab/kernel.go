package main

import (
	"fmt"

	"lab/kernel"
	"lab/kernel/compiled"
	"lab/kernel/engines"
	"lab/kernel/worker"
)

// kernelCmd is the process in which cells run. It is not for users: main has become a kernel before this is
// reached, unless somebody typed it.
type kernelCmd struct{}

func (kernelCmd) Run() error {
	if !worker.IsKernel() {
		return usage("lab kernel is started by lab itself; lab serve and lab run use it")
	}
	return nil
}

// kernelFlags are the flags of commands that start kernels.
type kernelFlags struct {
	Engine         string `placeholder:"NAME" help:"Engine that runs cells: typed or yaegi. Default: typed, or yaegi on a platform on which typed is not proven." enum:"${engines}" default:""`
	RequireSandbox bool   `help:"Refuse to run cells where an isolation layer is missing; see lab doctor."`
	Memory         int64  `placeholder:"MB" help:"Memory that a kernel may use, in MB. Default: half of this machine's, 1 to 8 GB."`
}

// options makes the options of kernels. Where the preferred engine is not taken, it says so.
func (f kernelFlags) options(a *app) kernel.Options {
	if f.Engine == compiled.Name {
		return kernel.Options{Engine: f.Engine, RequireSandbox: f.RequireSandbox, MemoryLimit: f.Memory << 20, Logger: a.log}
	}
	engine, why, err := engines.Choose(f.Engine)
	if err != nil {
		engine = f.Engine // the kernel refuses it in the same words
	}
	if why != "" {
		fmt.Fprintf(a.stderr, "lab: %s, so cells run on the %s engine (--engine typed tries it all the same)\n", why, engine)
	}
	return kernel.Options{Engine: engine, RequireSandbox: f.RequireSandbox, MemoryLimit: f.Memory << 20, Logger: a.log}
}
