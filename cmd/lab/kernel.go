package main

import (
	"lab/kernel"
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
	Engine         string `help:"Engine that runs cells: ${enum}." enum:"yaegi,typed" default:"yaegi"`
	RequireSandbox bool   `help:"Refuse to run cells where an isolation layer is missing; see lab doctor."`
	Memory         int64  `placeholder:"MB" help:"Memory that a kernel may use, in MB. Default: half of this machine's, 1 to 8 GB."`
}

// options makes the options of kernels.
func (f kernelFlags) options(a *app) kernel.Options {
	return kernel.Options{Engine: f.Engine, RequireSandbox: f.RequireSandbox, MemoryLimit: f.Memory << 20, Logger: a.log}
}
