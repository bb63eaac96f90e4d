package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"lab/kernel/display/sink"
	"lab/kernel/table"
	"lab/kernel/wire"
	"lab/kernel/worker/sandbox"
)

// Build makes the language of a kernel process. Cells write to the console's files and show on the screen.
type Build func(l wire.Launch, c *Console, s *Screen) (Language, error)

// IsKernel reports whether this process was started to be a kernel.
func IsKernel() bool { return os.Getenv(wire.LaunchVariable) != "" }

// Main is the whole life of a kernel process; it returns the exit code. What goes wrong before the parent is spoken to is
// written to descriptor 2, where the parent reads a process's last words.
func Main(build Build) int {
	words := os.Stderr // cells get another one
	if err := serve(build, words); err != nil {
		fmt.Fprintf(words, "lab kernel: %v\n", err)
		return 3
	}
	return 0
}

func serve(build Build, words io.Writer) error {
	var launch wire.Launch
	if err := json.Unmarshal([]byte(os.Getenv(wire.LaunchVariable)), &launch); err != nil {
		return fmt.Errorf("a kernel is started by lab itself, with its orders in %s: %w", wire.LaunchVariable, err)
	}
	// Cells cannot read the environment, but nothing else should take this process's orders for its own either.
	if err := os.Unsetenv(wire.LaunchVariable); err != nil {
		return err
	}
	in, out := os.NewFile(launch.Input, "requests"), os.NewFile(launch.Output, "answers")
	if in == nil || out == nil {
		return fmt.Errorf("descriptors %d and %d for the connection are not open", launch.Input, launch.Output)
	}
	console, err := NewConsole(launch.OutputLimit, launch.OutputLive)
	if err != nil {
		return err
	}
	// Compiled packages print to these variables.
	os.Stdout, os.Stderr = console.Stdout, console.Stderr
	screen := NewScreen()
	sink.Install(screen)
	tables := table.NewStore(launch.MemoryLimit)
	table.Install(tables)
	log := slog.New(slog.NewTextHandler(words, nil))

	language, err := build(launch, console, screen)
	if err != nil {
		return err
	}
	if launch.CPUSeconds > 0 {
		endAtCPULimit(words)
	}
	layers, err := isolate(launch, log)
	if err != nil {
		return err
	}
	return New(wire.NewConn(in, out), Options{
		Session: launch.Session, Language: language, Console: console, Screen: screen, Tables: tables, Logger: log,
		Info: Info(language.Engine(), layers),
	}).Run(context.Background())
}

// isolate closes the sandbox, after everything that needs files is open.
func isolate(launch wire.Launch, log *slog.Logger) ([]sandbox.Layer, error) {
	// Local time is loaded at its first use, from files that cells have no business with.
	zone, _ := time.Now().Zone()
	log.Debug("time zone loaded", "zone", zone)
	// A student's endless recursion is reported sooner when it may take less; Go's own limit is 1 GB.
	debug.SetMaxStack(256 << 20)
	policy := sandbox.Policy{
		Read:       append([]string{launch.Dir}, launch.DataDirs...),
		Write:      []string{launch.TempDir},
		Memory:     launch.MemoryLimit,
		CPUSeconds: launch.CPUSeconds,
	}
	layers := sandbox.Apply(policy)
	if launch.RequireSandbox {
		if missing := sandbox.Missing(layers); len(missing) > 0 {
			return nil, fmt.Errorf("the sandbox is required, and this machine does not offer all of it: %s", strings.Join(missing, "; "))
		}
	}
	return layers, nil
}

// Info answers kernel_info_request.
func Info(engine string, layers []sandbox.Layer) wire.KernelInfoContent {
	isolation := map[string]string{}
	for _, l := range layers {
		isolation[l.Name] = l.State()
	}
	version := strings.TrimPrefix(runtime.Version(), "go")
	return wire.KernelInfoContent{
		Status:         wire.OK,
		Protocol:       wire.Version,
		Implementation: "lab",
		ImplVersion:    buildVersion(),
		Banner:         "lab: Go " + version + " cells, with sc ready to use",
		Language:       wire.LanguageInfo{Name: "go", Version: version, MIMEType: "text/x-go", FileExtension: ".go"},
		Engine:         engine,
		Isolation:      isolation,
	}
}

// buildVersion is the version that the Go command stamped into the binary.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "devel"
}
