// Package pipe runs the elements of a partition through an external command, for rdd.Pipe.
//
// The command gets the elements on its standard input, one a line, and what it writes to its standard output are the
// elements of the result. Both go on at the same time, and no more than a few batches wait in between, so a partition
// need not fit into memory whichever way round the command works: line by line, or reading everything first.
//
// # Goroutines
//
// The streams of a plan belong to the goroutine of their task: they tell which operation runs, and an interpreter may
// be behind them. So that goroutine alone reads the input and emits the output, and takes turns as the command has
// room or has an answer. Two goroutines of this package do nothing but write bytes to the command and read lines of it.
//
// # Switching it off
//
// A command can do whatever the program may do. Where that is not for the code of the program to decide, as in a kernel
// that runs cells of others, Disable switches all of this off.
package pipe

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"lab/rdd/plan"
)

// ErrDisabled is the error of commands after Disable.
var ErrDisabled = errors.New("external commands are switched off here, so nothing can be piped through one; " +
	"use Map or MapPartitions with a function instead")

var disabled atomic.Int64

// Disable switches external commands off in this process: making an RDD with one, and running what was made before,
// fails. The answer takes that back, which a kernel never does.
func Disable() (restore func()) {
	disabled.Add(1)
	done := atomic.Bool{}
	return func() {
		if done.CompareAndSwap(false, true) {
			disabled.Add(-1)
		}
	}
}

// Check answers why no command can run, or nil.
func Check(command string) error {
	if disabled.Load() > 0 {
		return ErrDisabled
	}
	if command == "" {
		return errors.New("the command has no name; give the program to run, such as \"sort\", and its arguments one by one")
	}
	return nil
}

const (
	// poll is how often a task that waits for its command asks whether its result is still wanted.
	poll = 50 * time.Millisecond
	// grace is how long a command's children may hold its output open once it has ended.
	grace = 2 * time.Second
	// waiting is how many batches may wait on each side.
	waiting = 4
)

// Run pipes one partition through a command. It panics with an error when the command cannot run or fails; when emit
// wants no more, the command is killed.
func Run(command string, args []string, in plan.Stream, emit plan.Emit) {
	if err := Check(command); err != nil {
		panic(err)
	}
	ctx, kill := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, command, args...)
	c.WaitDelay = grace
	killWhole(c)
	var stderr tail
	c.Stderr = &stderr
	stdin, err := c.StdinPipe()
	if err != nil {
		kill()
		panic(fmt.Errorf("opening the input of the command %q: %w", command, err))
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		kill()
		panic(fmt.Errorf("opening the output of the command %q: %w", command, err))
	}
	if err := c.Start(); err != nil {
		kill()
		panic(fmt.Errorf("starting the command %q: %w; give the name of a program that is installed, and its arguments one by one",
			command, err))
	}
	p := &process{emit: emit, lines: make(chan []string, waiting), input: make(chan []byte, waiting), closed: make(chan struct{})}
	go p.write(stdin)
	go p.read(ctx, stdout)
	var ended chan error
	// Also when a function behind emit panics, or ends the goroutine.
	defer func() {
		kill()
		if ended == nil {
			c.Wait()
		}
	}()
	p.feed(in)
	if !p.drain() {
		return
	}
	// The command may go on after its output has ended.
	ended = make(chan error, 1)
	go func() { ended <- c.Wait() }()
	err, ok := p.wait(ended)
	if !ok {
		kill()
		<-ended
		return
	}
	switch {
	case p.failed != nil:
		err = fmt.Errorf("reading the output: %w", p.failed)
	case errors.Is(err, exec.ErrWaitDelay):
		err = nil // the command itself has ended well
	}
	if err != nil {
		panic(fmt.Errorf("the command %q failed: %w%s", strings.Join(append([]string{command}, args...), " "), err, stderr.told()))
	}
}

// process is a running command, as its task sees it.
type process struct {
	emit  plan.Emit
	input chan []byte
	// closed ends when the command takes no more input.
	closed chan struct{}
	lines  chan []string
	// failed is why the output ended early. It is set before lines is closed.
	failed error
	// stopped says that emit wants no more.
	stopped bool
}

// feed gives the input to the command, and emits what it answers meanwhile.
func (p *process) feed(in plan.Stream) {
	defer close(p.input)
	in(func(batch any) bool {
		var text []byte
		for _, line := range batch.([]string) {
			text = append(text, line...)
			text = append(text, '\n')
		}
		lines := p.lines
		tick := time.NewTicker(poll)
		defer tick.Stop()
		for {
			select {
			case p.input <- text:
				return true
			case <-p.closed:
				return false
			case out, ok := <-lines:
				if !ok {
					lines = nil // the output has ended, but the command may read on
				} else if !p.put(out) {
					return false
				}
			case <-tick.C:
				if !p.put(nil) {
					return false
				}
			}
		}
	})
}

// drain emits the rest of the output, and tells whether it got to its end.
func (p *process) drain() bool {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for !p.stopped {
		select {
		case out, ok := <-p.lines:
			if !ok {
				return true
			}
			p.put(out)
		case <-tick.C:
			p.put(nil)
		}
	}
	return false
}

// wait waits for the command to end. It answers false when emit wants no more before that.
func (p *process) wait(ended <-chan error) (error, bool) {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			return err, true
		case <-tick.C:
			if !p.put(nil) {
				return nil, false
			}
		}
	}
}

// put emits lines. An empty batch only asks whether more is wanted.
func (p *process) put(lines []string) bool {
	p.stopped = p.stopped || !p.emit(lines)
	return !p.stopped
}

// write writes what comes to the command. One that ends or closes its input early, as head does, wants no more, which
// is no failure.
func (p *process) write(stdin io.WriteCloser) {
	defer stdin.Close()
	for text := range p.input {
		if _, err := stdin.Write(text); err != nil {
			close(p.closed)
			for range p.input { // until feed has noticed
			}
			return
		}
	}
}

// read reads lines until the output ends or ctx does.
func (p *process) read(ctx context.Context, stdout io.Reader) {
	defer close(p.lines)
	r := bufio.NewReader(stdout)
	for {
		lines := make([]string, 0, 16)
		var err error
		// What is there already goes in one batch, so that a slow command's lines come as they are written.
		for len(lines) < plan.BatchSize && (len(lines) == 0 || r.Buffered() > 0) {
			var line string
			line, err = r.ReadString('\n')
			if line != "" {
				lines = append(lines, strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
			}
			if err != nil {
				break
			}
		}
		if len(lines) > 0 {
			select {
			case p.lines <- lines:
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				p.failed = err
			}
			return
		}
	}
}
