package session

import (
	"cmp"
	"errors"
	"fmt"

	"lab/notebook"
	"lab/notebook/history"
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
	overwrite bool                // the next save may replace what another program wrote
	kind      history.VersionKind // of the version that the next save makes
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
	overwrite = s.save.overwrite
	if overwrite {
		stamp = notebook.Overwrite
	}
	kind := cmp.Or(s.save.kind, history.Auto)
	s.save.writing, s.save.dirty, s.save.overwrite, s.save.kind, s.save.waiters = true, false, false, "", nil
	s.goWork(func() func() {
		if overwrite { // the other program's version is gone from the file, but not from the history
			if other, _, err := s.opts.Folder.Load(s.opts.Path); err == nil {
				s.keepVersion(other, history.Before)
			}
		}
		written, err := s.opts.Folder.Save(s.opts.Path, doc, stamp)
		if err == nil {
			s.keepVersion(doc, kind)
		}
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

// keepPresent keeps what is about to be replaced.
func (s *Session) keepPresent() {
	doc := s.doc
	s.goWork(func() func() {
		s.keepVersion(doc, history.Before)
		return func() {}
	})
}

// keepVersion adds to the notebook's history.
func (s *Session) keepVersion(doc notebook.Document, kind history.VersionKind) {
	if s.opts.History == nil {
		return
	}
	// The notebook itself is safe, so a history that cannot be written is not the student's trouble.
	if err := s.opts.History.Add(s.opts.Path, doc, kind); err != nil {
		s.log.Warn("history not kept", "error", err)
	}
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
	s.keepPresent()
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
	// Revisions go on, so that no edit of the old text is taken for one of the new.
	s.version++
	for i := range doc.Cells {
		c := &doc.Cells[i]
		if old, ok := s.doc.Cell(c.ID); ok && old.Source == c.Source {
			c.Revision = old.Revision
		} else {
			c.Revision = s.version
		}
	}
	s.doc = doc
	s.lastRun = nil
	s.save.stamp, s.save.dirty, s.save.err = stamp, false, nil
	s.save.timer.stop()
	for c := range s.clients {
		s.welcome(c)
	}
}
