package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"lab/autograder"
	"lab/web"
)

type serveCmd struct {
	Addr      string `default:"127.0.0.1:8888" help:"Address to listen on; port 0 takes any free port."`
	Dir       string `placeholder:"DIR" help:"Folder of your notebooks. Default: the present folder."`
	NoBrowser bool   `help:"Do not open a browser."`
	kernelFlags
	courseFlags
}

func (c serveCmd) Run(a *app) error {
	library, err := c.library()
	if err != nil {
		return err
	}
	if c.Dir == "" {
		c.Dir = "."
	}
	if err := web.CheckDir(c.Dir); err != nil {
		return err
	}
	go a.prepareLabs(library) // takes a moment the first time; who opens a lab sooner waits for it there
	options := c.options(a)
	server, err := web.New(web.Config{
		Dir:     c.Dir,
		Addr:    c.Addr,
		Labs:    web.Course(library, describeData),
		Start:   web.Kernels(options),
		Checker: autograder.NewChecker(autograder.Options{Labs: library, Kernel: autograder.KernelProcesses(options)}),
		Engine:  options.Engine,
		Log:     a.log,
	})
	if err != nil {
		return err
	}
	listener, err := server.Listen()
	if err != nil {
		return err
	}
	url := server.URL(listener)
	fmt.Fprintf(a.stdout, "lab is at %s (Ctrl-C ends it)\n", url)
	if !c.NoBrowser {
		if err := openBrowser(a.ctx, url); err != nil {
			a.log.Info("no browser opened", "reason", err)
		}
	}
	return server.Serve(a.ctx, listener)
}

// openBrowser opens the address where there is a screen.
func openBrowser(ctx context.Context, url string) error {
	command, err := browserCommand()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), command[0], append(command[1:], url)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // it may stay open as long as it likes; whether it fails is the user's to see
	return nil
}

// browserCommand is the command that opens addresses on this machine.
func browserCommand() ([]string, error) {
	var command []string
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open"}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return nil, fmt.Errorf("there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)")
		}
		command = []string{"xdg-open"}
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		return nil, fmt.Errorf("there is no %s: %w", command[0], err)
	}
	return command, nil
}
