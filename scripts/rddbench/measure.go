package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"

	"lab/rdd"
)

// bench is what the rows share.
type bench struct {
	rounds  int
	scale   float64
	cores   int
	profile string // the file for a CPU profile, or empty
	parent  string // of temporary folders; empty for the system's
	missed  int

	// Of the row that runs:
	dir string // a folder of its own
	sc  *rdd.Context
}

// size is n, scaled.
func (b *bench) size(n int) int { return max(int(float64(n)*b.scale), 1) }

// times are the shortest times of both sides.
type times struct{ lab, reference time.Duration }

func (t times) ratio() float64 { return float64(t.lab) / float64(t.reference) }

// measure runs both sides by turns and keeps the shortest times. Every answer has to be the reference's. Garbage of one
// side is collected before the other begins; what a side's own garbage costs while it runs counts.
func measure[A any](b *bench, lab, reference func() (A, error), same func(a, b A) error) (times, error) {
	best := times{lab: time.Hour, reference: time.Hour}
	turn := func(side func() (A, error), shortest *time.Duration) (A, error) {
		runtime.GC()
		began := time.Now()
		answer, err := side()
		*shortest = min(*shortest, time.Since(began))
		return answer, err
	}
	want, err := reference()
	if err != nil {
		return best, err
	}
	round := func(side func() (A, error), shortest *time.Duration) error {
		answer, err := turn(side, shortest)
		if err == nil {
			err = same(answer, want)
		}
		return err
	}
	if b.profile != "" {
		// The profile is of the engine's rounds alone, so they come in a row.
		err := profiled(b.profile, func() error {
			for range b.rounds {
				if err := round(lab, &best.lab); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return best, err
		}
		lab = nil
	}
	for range b.rounds {
		if lab != nil {
			if err := round(lab, &best.lab); err != nil {
				return best, err
			}
		}
		if err := round(reference, &best.reference); err != nil {
			return best, err
		}
	}
	return best, nil
}

// profiled writes a CPU profile of what f does.
func profiled(path string, f func() error) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write a profile: %w", err)
	}
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		return fmt.Errorf("write a profile: %w", err)
	}
	err = f()
	pprof.StopCPUProfile()
	return err
}

// equal is for answers that are the same when they are equal.
func equal[A comparable](a, b A) error {
	if a != b {
		return fmt.Errorf("lab answers %v, the reference %v", a, b)
	}
	return nil
}

// atMost prints a line whose target is a ratio, or none where limit is 0.
func (b *bench) atMost(work string, t times, limit float64) {
	target, met := "", ""
	if limit > 0 {
		target, met = fmt.Sprintf("≤ %g", limit), b.judge(t.ratio() <= limit)
	}
	b.line(work, show(t.lab), show(t.reference), fmt.Sprintf("%.2f", t.ratio()), target, met)
}

// atMostTime prints a line whose target is a time, whatever the reference takes.
func (b *bench) atMostTime(work string, t times, limit time.Duration) {
	b.line(work, show(t.lab), show(t.reference), fmt.Sprintf("%.2f", t.ratio()), "< "+show(limit), b.judge(t.lab < limit))
}

// line prints a line of the table.
func (b *bench) line(cells ...string) { fmt.Printf("| %s |\n", strings.Join(cells, " | ")) }

func (b *bench) judge(met bool) string {
	if met {
		return "met"
	}
	b.missed++
	return "missed"
}

// show shows a time with about three digits.
func show(d time.Duration) string {
	switch {
	case d < time.Microsecond:
		return fmt.Sprintf("%d ns", d.Nanoseconds())
	case d < 100*time.Microsecond:
		return fmt.Sprintf("%.1f µs", float64(d)/float64(time.Microsecond))
	case d < time.Millisecond:
		return fmt.Sprintf("%d µs", d.Microseconds())
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	case d < 10*time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// machine describes where the figures come from.
func machine(cores int) string {
	name := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for l := range strings.Lines(string(text)) {
			if key, value, _ := strings.Cut(l, ":"); strings.TrimSpace(key) == "model name" {
				name += ", " + strings.TrimSpace(value)
				break
			}
		}
	}
	memory := ""
	if kb := status("/proc/meminfo", "MemTotal"); kb > 0 {
		memory = fmt.Sprintf(", %d GiB", (kb+512<<20)>>30)
	}
	return fmt.Sprintf("%s, %d cores of %d%s, %s", name, cores, runtime.NumCPU(), memory, runtime.Version())
}

// status is a number of bytes that a file of Linux's /proc tells in kB; 0 where there is none.
func status(path, field string) int64 {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	for l := range strings.Lines(string(text)) {
		if name, value, _ := strings.Cut(l, ":"); name == field {
			var kb int64
			if _, err := fmt.Sscanf(strings.TrimSpace(value), "%d kB", &kb); err == nil {
				return kb << 10
			}
		}
	}
	return 0
}

// onCores runs f for each core at the same time, and waits for all.
func onCores(cores int, f func(core int)) {
	var group sync.WaitGroup
	for core := range cores {
		group.Go(func() { f(core) })
	}
	group.Wait()
}

// share is the part of n things that is core's.
func share(n, core, cores int) (lo, hi int) { return n * core / cores, n * (core + 1) / cores }
