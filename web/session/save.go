package session

import (
	"errors"
	"fmt"

	"lab/notebook"
	"lab/web/wire"
)

// saver is what the loop knows of the file.
type saver struct {
	timer timer
	stamp notebook.Stamp
	// dirty: the document has changed since it was last given to the file.
	dirty   bool
	writing bool
	// again: another save was asked for while one was under way.
	again     bool
	overwrite bool // the next save may replace what another program wrote
	err       error
	waiters   []waiter
}

// waiter is a request that waits for the file.
type waiter struct {
	c  *Client
	id int
}

// saveFile writes the document as it is now, in the background.
func (s *Session) saveFile(overwrite bool) {
	s.save.timer.stop()
	s.save.overwrite = s.save.overwrite || overwrite
	if s.closing {
		return // endClose saves
	}
	if s.save.writing {
		s.save.again = true
		return
	}
	doc, version, stamp, waiters := s.doc, s.version, s.save.stamp, s.save.waiters
	if s.save.overwrite {
		stamp = notebook.Overwrite
	}
	s.save.writing, s.save.dirty, s.save.overwrite, s.save.waiters = true, false, false, nil
	s.goWork(func() func() {
		written, err := s.opts.Folder.Save(s.opts.Path, doc, stamp)
		return func() {
			s.save.writing = false
			if err != nil {
				s.log.Warn("notebook not saved", "error", err)
			}
			s.save.finish(written, err)
			s.tellSaved(version, err, waiters)
			if s.save.again {
				s.save.again = false
				s.saveFile(false)
			}
		}
	})
}

func (v *saver) finish(stamp notebook.Stamp, err error) {
	v.err = err
	if err != nil {
		// The next change tries again; without one, nothing would be different.
		v.dirty = true
		return
	}
	v.stamp = stamp
}

func (v *saver) lastError() error {
	if v.dirty {
		return v.err
	}
	return nil
}

func (s *Session) tellSaved(version int, err error, waiters []waiter) {
	saved := &wire.Saved{Version: version}
	if err != nil {
		var changed *notebook.ChangedError
		saved.Error, saved.Conflict = err.Error(), errors.As(err, &changed)
	}
	asked := map[*Client]bool{}
	for _, w := range waiters {
		asked[w.c] = asked[w.c] || w.id != 0
		s.answer(w.c, w.id, wire.Response{Saved: saved})
	}
	for c := range s.clients {
		if !asked[c] {
			s.sendTo(c, wire.Response{Saved: saved})
		}
	}
}

// reload takes the file's version of the document.
func (s *Session) reload() error {
	if err := s.resting(); err != nil {
		return fmt.Errorf("reloading: %w", err)
	}
	if s.save.writing {
		return errors.New("reloading: the notebook is being saved; try again")
	}
	doc, stamp, err := s.opts.Folder.Load(s.opts.Path)
	if err != nil {
		return err
	}
	s.replace(doc, stamp)
	return nil
}

// takeNewerFile reloads when another program has changed the file and nothing here would be lost.
func (s *Session) takeNewerFile() {
	if s.save.dirty || s.save.writing || s.resting() != nil {
		return
	}
	doc, stamp, err := s.opts.Folder.Load(s.opts.Path)
	if err != nil {
		s.log.Warn("the file cannot be read again, the open document stays", "error", err)
		return
	}
	if stamp != s.save.stamp {
		s.replace(doc, stamp)
	}
}

func (s *Session) replace(doc notebook.Document, stamp notebook.Stamp) {
	doc.Kernel, doc.KernelMessage = s.doc.Kernel, s.doc.KernelMessage
	s.doc = doc
	s.lastRun = nil
	s.save.stamp, s.save.dirty, s.save.err = stamp, false, nil
	s.save.timer.stop()
	for c := range s.clients {
		s.welcome(c)
	}
}
