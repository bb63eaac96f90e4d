package kernel

import (
	"fmt"
	"os"
	"path/filepath"

	"lab/dataset"
	"lab/rdd/exec"
)

// DefaultMemoryLimit is what a kernel may use of this machine's memory: half of it, between 1 and 8 GB, and 4 GB where the
// machine does not tell.
func DefaultMemoryLimit() int64 {
	const gb = 1 << 30
	total := exec.MachineMemory()
	if total <= 0 {
		return 4 * gb
	}
	return min(max(total/2, gb), 8*gb)
}

// readable makes the folders absolute, because they are relative to ours and not to the kernel's, and adds those of package
// dataset. The kernel may not write to the folders of generated data: one student's kernel must not prepare another's data.
func readable(folders []string) ([]string, error) {
	var all []string
	for _, folder := range folders {
		abs, err := filepath.Abs(folder)
		if err != nil {
			return nil, err
		}
		all = append(all, abs)
	}
	real, generated := dataset.Folders()
	return append(append(all, real...), generated...), nil
}

// dataEnvironment tells package dataset in the kernel, which knows no home folder, where its files are.
func dataEnvironment() []string {
	var env []string
	if dir := os.Getenv(dataset.EnvData); dir != "" {
		if abs, err := filepath.Abs(dir); err == nil {
			env = append(env, dataset.EnvData+"="+abs)
		}
	}
	if dir := os.Getenv(dataset.EnvHome); dir != "" {
		if abs, err := filepath.Abs(dir); err == nil {
			env = append(env, dataset.EnvHome+"="+abs)
		}
	}
	if dir, err := os.UserConfigDir(); err == nil {
		env = append(env, "XDG_CONFIG_HOME="+dir)
	}
	if dir, err := os.UserCacheDir(); err == nil {
		env = append(env, "XDG_CACHE_HOME="+dir)
	}
	return env
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
	if o.MemoryLimit > 0 {
		// The collector works harder near the limit instead of running into it.
		env = append(env, fmt.Sprintf("GOMEMLIMIT=%d", o.MemoryLimit/4*3))
	}
	env = append(env, dataEnvironment()...)
	return append(env, o.Env...)
}
