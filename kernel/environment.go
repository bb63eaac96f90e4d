package kernel

import (
	"fmt"
	"os"
)

// DefaultMemoryLimit is what a kernel may use of this machine's memory: half of it, between 1 and 8 GB, and 4 GB where the
// machine does not tell.
func DefaultMemoryLimit() int64 {
	const gb = 1 << 30
	total := machineMemory()
	if total <= 0 {
		return 4 * gb
	}
	return min(max(total/2, gb), 8*gb)
}

// environment is what the process gets to know: nothing of ours that is secret (tokens, keys, the home folder) but what Go
// and the data sets need.
func environment(o Options, temp string) []string {
	env := []string{
		"TMPDIR=" + temp,
		"GOTRACEBACK=single", // the reason and one goroutine are what causeOfDeath reads
	}
	for _, name := range append([]string{"PATH", "LANG", "TZ"}, platformEnvironment()...) {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	if len(o.DataDirs) > 0 {
		env = append(env, "LAB_DATA="+o.DataDirs[0])
	}
	if o.MemoryLimit > 0 {
		// The collector works harder near the limit instead of running into it.
		env = append(env, fmt.Sprintf("GOMEMLIMIT=%d", o.MemoryLimit/4*3))
	}
	return append(env, o.Env...)
}
