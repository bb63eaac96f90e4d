package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"lab/kernel"
	"lab/kernel/wire"
	"lab/scripts/bench/cells"
)

// fortyLines is a cell as students write them: types, methods, functions, loops, packages.
var fortyLines = `type account struct {
	owner   string
	balance float64
	history []string
}

func (a *account) deposit(x float64) {
	a.balance += x
	a.history = append(a.history, fmt.Sprintf("deposit %.2f", x))
}

func (a account) String() string {
	return fmt.Sprintf("%s: %.2f (%d)", a.owner, a.balance, len(a.history))
}

func total(list []*account) (sum float64) {
	for _, a := range list {
		sum += a.balance
	}
	return sum
}

func richest(list []*account) *account {
	sort.Slice(list, func(i, j int) bool { return list[i].balance > list[j].balance })
	return list[0]
}

accounts := []*account{}
for i, name := range strings.Fields("ann bob cid dan eve") {
	a := &account{owner: name}
	for k := range 5 {
		a.deposit(float64(i*k) + 0.5)
	}
	accounts = append(accounts, a)
}
words := map[string]int{}
for _, a := range accounts {
	for _, h := range a.history {
		words[strings.Fields(h)[0]]++
	}
}
total(accounts) + float64(words["deposit"]) + richest(accounts).balance
`

// kernel measures processes: their start, cells in them, and their memory at rest.
func (b *bench) kernel() error {
	fmt.Println("| kernel | typed | yaegi | target for typed | |")
	fmt.Println("|---|---|---|---|---|")
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	figures := map[string]*figure{}
	for _, name := range []string{"typed", "yaegi"} {
		f, err := measureKernel(exe, name, b.rounds)
		if err != nil {
			return err
		}
		figures[name] = f
	}
	t, y := figures["typed"], figures["yaegi"]
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }
	fmt.Printf("| start until it answers | %s | %s | 60 ms | %s |\n", ms(t.start), ms(y.start), b.judge(t.start <= 60*time.Millisecond))
	fmt.Printf("| `1 + 1`, there and back | %s | %s | 1 ms | %s |\n", ms(t.sum), ms(y.sum), b.judge(t.sum <= time.Millisecond))
	if t.memory > 0 {
		fmt.Printf("| memory at rest | %d MB | %d MB | 60 MB | %s |\n", t.memory>>20, y.memory>>20, b.judge(t.memory <= 60<<20))
	}
	return nil
}

type figure struct {
	start, sum time.Duration
	memory     int64
}

func measureKernel(exe, engine string, rounds int) (*figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	f := &figure{start: time.Hour, sum: time.Hour}
	for round := range rounds {
		begin := time.Now()
		k, err := kernel.Start(ctx, kernel.Options{Command: []string{exe, "kernel"}, Dir: dir, Engine: engine})
		if err == nil {
			_, err = k.Info(ctx)
		}
		if err != nil {
			return nil, fmt.Errorf("start a kernel with %s: %w", engine, err)
		}
		f.start = min(f.start, time.Since(begin))
		if round == rounds-1 {
			f.memory = childMemory()
			for range 20 * rounds {
				begin := time.Now()
				reply, err := k.Execute(ctx, wire.ExecuteRequestContent{Code: "1 + 1"}, func(wire.Message) {})
				if err != nil || reply.Status != wire.OK {
					return nil, fmt.Errorf("1 + 1 in a kernel with %s: %v %v", engine, reply.Status, err)
				}
				f.sum = min(f.sum, time.Since(begin))
			}
		}
		if err := k.Close(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// childMemory is the resident memory of this process's children; 0 where the system does not tell.
func childMemory() int64 {
	list, _ := filepath.Glob("/proc/[0-9]*/status")
	var sum int64
	for _, file := range list {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		fields := map[string]string{}
		for l := range strings.Lines(string(text)) {
			name, value, _ := strings.Cut(l, ":")
			fields[name] = strings.TrimSpace(value)
		}
		if fields["PPid"] == strconv.Itoa(os.Getpid()) {
			kb, _ := strconv.ParseInt(strings.TrimSuffix(fields["VmRSS"], " kB"), 10, 64)
			sum += kb << 10
		}
	}
	return sum
}

// cells measures checking and compiling a cell, and what a cell leaves in memory.
func (b *bench) cells() error {
	fmt.Println("| cells | typed | yaegi | target for typed | |")
	fmt.Println("|---|---|---|---|---|")
	var took [2]time.Duration
	var left [2]float64
	for i, n := range []*cells.Notebook{b.typed, b.yaegi} {
		took[i] = time.Hour
		for range b.rounds {
			begin := time.Now()
			if _, err := n.Run(fortyLines); err != nil {
				return err
			}
			took[i] = min(took[i], time.Since(begin))
		}
		const cells = 500
		before := heap()
		for c := range cells {
			if _, err := n.Run(fmt.Sprintf("func g(x int) int { return x + %d }\ny := g(%d)\ny", c, c)); err != nil {
				return err
			}
		}
		left[i] = float64(heap()-before) / cells / 1000
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }
	fmt.Printf("| check, compile and run %d lines | %s | %s | 5 ms | %s |\n", strings.Count(fortyLines, "\n"), ms(took[0]), ms(took[1]), b.judge(took[0] <= 5*time.Millisecond))
	fmt.Printf("| memory that a redefining cell leaves | %.1f KB | %.1f KB | 20 KB | %s |\n", left[0], left[1], b.judge(left[0] <= 20))
	return nil
}

// heap is how much memory is in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
