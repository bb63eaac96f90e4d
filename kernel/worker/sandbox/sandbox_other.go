//go:build !linux

package sandbox

import "runtime"

const noLinux = "only Linux offers it; on " + runtime.GOOS + " the kernel is no security boundary"

// Apply closes the process as far as the platform can.
func Apply(p Policy) []Layer {
	return append([]Layer{limit(p)},
		Layer{Name: Privileges, Detail: noLinux},
		Layer{Name: Landlock, Detail: noLinux},
		Layer{Name: Seccomp, Detail: noLinux})
}

// Probe reports what Apply would do, and does nothing.
func Probe() []Layer {
	return append([]Layer{probeLimits()},
		Layer{Name: Privileges, Detail: noLinux},
		Layer{Name: Landlock, Detail: noLinux},
		Layer{Name: Seccomp, Detail: noLinux})
}
