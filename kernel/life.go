package kernel

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"

	"lab/kernel/scratch"
	"lab/kernel/wire"

	"github.com/google/uuid"
)

// life is one process of a kernel, from its start to its end.
type life struct {
	k       *Kernel
	cmd     *exec.Cmd
	conn    *wire.Conn
	session string
	crash   *crashLog
	temp    *scratch.Folder

	exited chan struct{} // closed when the process has been waited for
	ended  chan struct{} // closed after that, when every call was answered; reason is set then
	reason string

	mu     sync.Mutex
	calls  map[string]*call // by message id
	order  []*call          // cells that have not ended, oldest first
	killed string           // why we killed it; empty where we did not
	over   bool
}

// call is a request under way.
type call struct {
	request wire.Message
	on      func(wire.Message)
	reply   wire.Message
	done    chan struct{} // closed when the reply has come and the kernel is idle again
}

func (c *call) isCell() bool { return c.request.Header.Type == wire.ExecuteRequest }

// launch starts a process and waits until it answers.
func (k *Kernel) launch(ctx context.Context) (*life, error) {
	l := &life{
		k: k, session: uuid.NewString(), crash: &crashLog{},
		exited: make(chan struct{}), ended: make(chan struct{}), calls: map[string]*call{},
	}
	toChild, fromChild, err := l.spawn()
	if err != nil {
		return nil, fmt.Errorf("start a kernel (%s): %w", k.opts.Command[0], err)
	}
	l.conn = wire.NewConn(fromChild, toChild)
	go l.receive(toChild, fromChild)

	ctx, stop := context.WithTimeout(ctx, k.opts.StartTimeout)
	defer stop()
	info, err := l.hello(ctx)
	if err == nil && info.Protocol != wire.Version {
		err = fmt.Errorf("%s speaks protocol %q, this lab %q: build both from one version", k.opts.Command[0], info.Protocol, wire.Version)
	}
	if err == nil {
		return l, nil
	}
	late := errors.Is(err, context.DeadlineExceeded)
	l.kill("the kernel did not start")
	<-l.ended
	words := l.crash.String()
	switch own, ok := strings.CutPrefix(words, "lab kernel: "); {
	case ok: // our own program says what is wrong
		return nil, fmt.Errorf("start a kernel: %s", own)
	case late:
		err = fmt.Errorf("it did not answer within %v; is %q a lab executable?", k.opts.StartTimeout, k.opts.Command[0])
	case ctx.Err() == nil && words != "":
		err = fmt.Errorf("%q ended without an answer; is it a lab executable?", k.opts.Command[0])
	}
	if words != "" {
		err = fmt.Errorf("%w It wrote: %s", err, words)
	}
	return nil, fmt.Errorf("start a kernel: %w", err)
}

// hello asks the new process who it is.
func (l *life) hello(ctx context.Context) (wire.KernelInfoContent, error) {
	c, err := l.request(wire.Shell, wire.KernelInfoRequest, struct{}{}, nil)
	if err != nil {
		return wire.KernelInfoContent{}, err
	}
	return await[wire.KernelInfoContent](ctx, l, c)
}

// spawn starts the process and returns our ends of the connection.
func (l *life) spawn() (toChild, fromChild *os.File, err error) {
	o := l.k.opts
	l.temp, err = scratch.New("lab-kernel-")
	if err != nil {
		return nil, nil, err
	}
	var files []*os.File
	defer func() {
		for _, f := range files {
			f.Close()
		}
		if err != nil {
			_ = l.temp.Remove()
		}
	}()
	childIn, toChild, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	files = append(files, childIn)
	fromChild, childOut, err := os.Pipe()
	if err != nil {
		toChild.Close()
		return nil, nil, err
	}
	files = append(files, childOut)

	cmd := exec.Command(o.Command[0], o.Command[1:]...)
	cmd.Dir = o.Dir
	cmd.Stderr = l.crash            // descriptor 2: where Go's runtime writes why it dies
	cmd.WaitDelay = 5 * time.Second // should anything hold descriptor 2 open
	isolateProcess(cmd)
	launch := wire.Launch{
		Session: l.session, Engine: o.Engine, Dir: o.Dir, DataDirs: o.DataDirs, TempDir: l.temp.Path(),
		MemoryLimit: max(o.MemoryLimit, 0), CPUSeconds: o.CPUSeconds, RequireSandbox: o.RequireSandbox, OutputLimit: o.OutputLimit,
		OutputLive: o.OutputLive,
	}
	launch.Input, launch.Output = inherit(cmd, childIn, childOut)
	spec, err := json.Marshal(launch)
	if err == nil {
		cmd.Env = append(environment(o, l.temp.Path()), wire.LaunchVariable+"="+string(spec))
		l.cmd = cmd
		err = l.start()
	}
	if err != nil {
		toChild.Close()
		fromChild.Close()
		return nil, nil, err
	}
	return toChild, fromChild, nil
}

// start starts the process and waits for its end on one locked thread: Linux ties the signal that a child gets at its
// parent's death to the thread that made it (golang/go#27505), so that thread must live as long as the child.
func (l *life) start() error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := l.cmd.Start()
		started <- err
		if err != nil {
			return
		}
		if l.k.opts.Yields {
			yield(l.cmd.Process)
		}
		// The exit state is read from ProcessState; an error only repeats it.
		_ = l.cmd.Wait()
		close(l.exited)
	}()
	return <-started
}

// receive reads the process's messages to the end, then settles everything that waits for it.
func (l *life) receive(toChild, fromChild *os.File) {
	for {
		m, err := l.conn.Read()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				// After a damaged line nothing that follows can be trusted.
				l.kill(fmt.Sprintf("The kernel sent something unreadable (%v) and was ended.", err))
			}
			break
		}
		l.dispatch(m)
	}
	l.killGroup() // a process that closed its connection is of no use, and what it started neither
	<-l.exited
	toChild.Close()
	fromChild.Close()
	if err := l.temp.Remove(); err != nil {
		l.k.log.Warn("temporary folder not removed", "error", err)
	}
	l.settle()
}

// settle answers all calls that the process left open.
func (l *life) settle() {
	l.k.bury(l)
	l.mu.Lock()
	l.over = true
	l.reason = l.killed
	if l.reason == "" {
		l.reason = causeOfDeath(l.crash.String(), l.cmd.ProcessState, l.k.opts)
	}
	calls := l.calls
	order := l.order
	l.calls, l.order = nil, nil
	l.mu.Unlock()
	for _, c := range order {
		delete(calls, c.request.Header.ID)
		l.fail(c)
	}
	for _, c := range calls {
		close(c.done) // without a reply; exchange says why
	}
	close(l.ended)
}

// fail ends a cell whose process is gone as a failed cell ends: with an error, a reply and idle.
func (l *life) fail(c *call) {
	header := &c.request.Header
	failure := wire.ErrorContent{Name: wire.KernelDied, Value: l.reason, Traceback: []string{l.reason}}
	if c.on != nil {
		l.synthesize(c, wire.Error, header, failure)
		l.synthesize(c, wire.Status, header, wire.StatusContent{State: wire.Idle})
	}
	reply, err := wire.New(wire.Shell, l.session, wire.ExecuteReply, header, wire.ExecuteReplyContent{Status: wire.Failed, ErrorContent: failure})
	if err != nil {
		l.k.log.Error("reply of a dead kernel", "error", err)
	}
	c.reply = reply
	close(c.done)
}

func (l *life) synthesize(c *call, t wire.Type, parent *wire.Header, content any) {
	m, err := wire.New(wire.IOPub, l.session, t, parent, content)
	if err != nil {
		l.k.log.Error("message of a dead kernel", "error", err)
		return
	}
	c.on(m)
}

// dispatch hands a message to the call that caused it.
func (l *life) dispatch(m wire.Message) {
	var c *call
	if m.Parent != nil {
		l.mu.Lock()
		c = l.calls[m.Parent.ID]
		l.mu.Unlock()
	}
	if c == nil {
		if m.Channel == wire.IOPub && m.Header.Type != wire.Status && l.k.opts.OnLate != nil {
			l.k.opts.OnLate(m)
		}
		return
	}
	if m.Channel != wire.IOPub {
		c.reply = m
		return
	}
	idle := false
	if m.Header.Type == wire.Status {
		if s, err := wire.Decode[wire.StatusContent](m); err == nil {
			idle = s.State == wire.Idle
			if c.isCell() {
				l.k.notify(s.State, "")
			}
		}
	}
	if c.on != nil {
		c.on(m)
	}
	if idle {
		l.finish(c)
	}
}

func (l *life) finish(c *call) {
	l.drop(c)
	close(c.done)
}

// drop forgets a call.
func (l *life) drop(c *call) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.calls, c.request.Header.ID)
	for i, o := range l.order {
		if o == c {
			l.order = append(l.order[:i:i], l.order[i+1:]...)
			break
		}
	}
}

// errOver says that a process has ended.
var errOver = errors.New("the kernel process has ended")

// request sends a message and registers who waits for its answer.
func (l *life) request(ch wire.Channel, t wire.Type, content any, on func(wire.Message)) (*call, error) {
	m, err := wire.New(ch, l.session, t, nil, content)
	if err != nil {
		return nil, err
	}
	c := &call{request: m, on: on, done: make(chan struct{})}
	l.mu.Lock()
	if l.over {
		l.mu.Unlock()
		return nil, errOver
	}
	l.calls[m.Header.ID] = c
	if c.isCell() {
		l.order = append(l.order, c)
	}
	l.mu.Unlock()
	if err := l.conn.Write(m); err != nil && !errors.Is(err, os.ErrClosed) && !isBrokenPipe(err) {
		l.drop(c)
		return nil, err
	}
	// A connection that broke is not reported here: the process is gone, and settle answers with the reason.
	return c, nil
}

// await waits for a call's reply.
func await[R any](ctx context.Context, l *life, c *call) (R, error) {
	var none R
	t := c.request.Header.Type
	select {
	case <-c.done:
	case <-ctx.Done():
		return none, fmt.Errorf("%s: %w", t, context.Cause(ctx))
	}
	if c.reply.Content == nil {
		<-l.ended
		return none, fmt.Errorf("%s: %s", t, l.reason)
	}
	return wire.Decode[R](c.reply)
}

// oldestCell is the cell that runs, nil where none does.
func (l *life) oldestCell() *call {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.order) == 0 {
		return nil
	}
	return l.order[0]
}

// kill ends the process; reason is what its calls are told. The first reason counts.
func (l *life) kill(reason string) {
	l.mu.Lock()
	if l.killed == "" {
		l.killed = reason
	}
	l.mu.Unlock()
	l.killGroup()
}

func (l *life) killGroup() {
	select {
	case <-l.exited: // its process id may belong to another process by now
		return
	default:
	}
	if err := killProcess(l.cmd.Process); err != nil && !errors.Is(err, os.ErrProcessDone) {
		l.k.log.Warn("kernel process not killed", "error", err)
	}
}
