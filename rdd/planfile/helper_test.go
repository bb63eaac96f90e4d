package planfile_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"lab/rdd"
)

// open makes a context that knows the lines of these tests. By itself it takes them for a part of the library.
func open(t testing.TB) *rdd.Context {
	t.Helper()
	return openAt(t, func() string {
		pcs := make([]uintptr, 64)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
		for {
			f, more := frames.Next()
			if name := filepath.Base(f.File); slices.Contains([]string{"plans_test.go", "planfile_test.go", "errors_test.go"}, name) {
				return fmt.Sprintf("%s:%d", name, f.Line)
			}
			if !more {
				return ""
			}
		}
	})
}

func openAt(t testing.TB, site func() string) *rdd.Context {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithCallSite(site))
	t.Cleanup(func() { sc.Close() })
	return sc
}
