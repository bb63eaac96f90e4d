//go:build unix

package sandbox

import (
	"fmt"
	"strings"

	"golang.org/x/sys/unix"
)

// Limits that do not depend on the policy. File size bounds one file, not their sum.
const (
	largestFile = 2 << 30
	openFiles   = 1024
	// spare is the processor time in seconds between SIGXCPU, at which the kernel ends and says why, and SIGKILL.
	spare = 2
)

// limit sets resource limits that cannot be raised again.
func limit(p Policy) Layer {
	type bound struct {
		name     string
		resource int
		value    uint64
		warning  uint64 // how far below value the system begins to warn
	}
	bounds := []bound{
		{"no core dump", unix.RLIMIT_CORE, 0, 0},
		{"files up to 2 GB", unix.RLIMIT_FSIZE, largestFile, 0},
		{fmt.Sprintf("%d open files", openFiles), unix.RLIMIT_NOFILE, openFiles, 0},
	}
	if p.CPUSeconds > 0 {
		bounds = append(bounds, bound{fmt.Sprintf("%d s of processor time", p.CPUSeconds), unix.RLIMIT_CPU, uint64(p.CPUSeconds) + spare, spare})
	}
	if p.Memory > 0 && !raceDetector {
		bounds = append(bounds, bound{fmt.Sprintf("%.1f GB of memory", float64(p.Memory)/(1<<30)), unix.RLIMIT_DATA, uint64(p.Memory), 0})
	}
	var set []string
	for _, b := range bounds {
		if err := lower(b.resource, b.value, b.warning); err != nil {
			return Layer{Name: Limits, Detail: fmt.Sprintf("%s: %v", b.name, err)}
		}
		set = append(set, b.name)
	}
	return Layer{Name: Limits, On: true, Detail: strings.Join(set, ", ")}
}

// lower sets a limit, or leaves one that is lower already.
func lower(resource int, value, warning uint64) error {
	var now unix.Rlimit
	if err := unix.Getrlimit(resource, &now); err != nil {
		return err
	}
	value = min(value, now.Max)
	return unix.Setrlimit(resource, &unix.Rlimit{Cur: value - min(warning, value), Max: value})
}

func probeLimits() Layer {
	return Layer{Name: Limits, On: true, Detail: "memory, processor time, file size, open files"}
}
