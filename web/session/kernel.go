package session

import (
	"slices"

	kwire "lab/kernel/wire"
	"lab/notebook"
)

// startKernel starts a kernel in the background.
func (s *Session) startKernel() {
	if s.starting || s.closing {
		return
	}
	s.starting = true
	if s.doc.Kernel != notebook.KernelStarting {
		s.applyOwn(notebook.Op{Kind: notebook.SetKernel, Kernel: notebook.KernelStarting})
	}
	launch := Launch{
		Dir:     s.dir(),
		OnState: func(c kwire.StatusContent) { s.post(func() { s.kernelState(c) }) },
		OnLate:  func(m kwire.Message) { s.post(func() { s.lateSaid(m) }) },
	}
	s.goWork(func() func() {
		kernel, err := s.opts.Start(s.ctx, launch)
		if err == nil && s.ctx.Err() != nil {
			err = kernel.Close() // the session closed in the meantime
			kernel = nil
		}
		return func() { s.kernelStarted(kernel, err) }
	})
}

func (s *Session) kernelStarted(kernel Runtime, err error) {
	s.starting = false
	if s.closing {
		return
	}
	if err != nil {
		s.log.Error("kernel not started", "error", err)
		s.applyOwn(notebook.Op{Kind: notebook.SetKernel, Kernel: notebook.KernelDead,
			Message: "The kernel did not start: " + err.Error() + ". Running a cell tries again."})
		return
	}
	s.kernel = kernel
	if s.doc.Kernel == notebook.KernelStarting {
		s.applyOwn(notebook.Op{Kind: notebook.SetKernel, Kernel: notebook.KernelIdle})
	}
}

// kernelState takes what the kernel says of itself.
func (s *Session) kernelState(c kwire.StatusContent) {
	op := notebook.Op{Kind: notebook.SetKernel, Kernel: notebook.KernelState(c.State), Message: c.Reason}
	switch c.State {
	case kwire.Restarting, kwire.Dead:
		told := s.awaitRestart && c.State == kwire.Restarting
		s.awaitRestart = false
		if told {
			return // expectRestart has said so already
		}
		s.markDied()
	case kwire.Starting:
		s.awaitRestart = false
		fallthrough
	default:
		if op.Kernel == s.doc.Kernel {
			return
		}
	}
	s.applyOwn(op)
}

// expectRestart says that the kernel restarts before the kernel does. Until it does, nothing is sent to it.
func (s *Session) expectRestart(reason string) {
	s.awaitRestart = true
	s.markDied()
	s.applyOwn(notebook.Op{Kind: notebook.SetKernel, Kernel: notebook.KernelRestarting, Message: reason})
}

// markDied notes that the running cell will not come to a good end.
func (s *Session) markDied() {
	if s.run != nil {
		s.flushRun(s.run)
		s.run.died = true
	}
}

// emptyQueue lets no cell wait any more.
func (s *Session) emptyQueue() {
	for _, id := range slices.Clone(s.queue) {
		s.applyOwn(notebook.Op{Kind: notebook.SetStatus, Cell: id, Status: notebook.Ready})
	}
	s.queue = nil
}

// interrupt stops the running cell and checks and empties the queue; then is called when that is done.
func (s *Session) interrupt(then func(error)) {
	s.emptyQueue()
	for _, cancel := range s.checks {
		cancel()
	}
	s.interruptKernel(then)
}

func (s *Session) interruptKernel(then func(error)) {
	if then == nil {
		then = func(err error) {
			if err != nil {
				s.log.Warn("interrupt", "error", err)
			}
		}
	}
	if s.kernel == nil || s.run == nil || s.closing {
		then(nil)
		return
	}
	kernel := s.kernel
	s.goWork(func() func() {
		err := kernel.Interrupt(s.ctx)
		return func() { then(err) }
	})
}

// restart gives the notebook a new kernel process; then is called when it answers.
func (s *Session) restart(then func(error)) {
	s.emptyQueue()
	if s.kernel == nil {
		s.startKernel()
		then(nil)
		return
	}
	// Said at once and not when the kernel says so, because cells that are queued from now on are for the new one.
	s.expectRestart("The kernel was restarted. Values of earlier cells are gone.")
	kernel := s.kernel
	s.goWork(func() func() {
		err := kernel.Restart(s.ctx)
		return func() {
			s.awaitRestart = false
			then(err)
		}
	})
}
