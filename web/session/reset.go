package session

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"lab/notebook"
	"lab/web/wire"
)

// Going back to what the lab began with. The lab is read outside of the loop, since it may be in an instructor's folder.

// reset gives a cell its text of the lab, or the whole notebook where the request names none.
func (s *Session) reset(c *Client, r wire.Request) {
	refuse := func(err error) { s.settle(c, r.ID, fmt.Errorf("going back to the start: %w", err)) }
	switch {
	case len(r.Cells) > 1:
		refuse(fmt.Errorf("name one cell, not %d", len(r.Cells)))
		return
	case s.opts.Lab == nil || s.doc.Lab == "":
		refuse(errors.New("this notebook comes from no lab of this server, so its beginning is not known"))
		return
	case len(r.Cells) == 0:
		s.resetAll(c, r.ID, refuse)
		return
	}
	lab, id := s.doc.Lab, r.Cells[0]
	s.goWork(func() func() {
		start, err := s.opts.Lab(lab)
		return func() {
			if err != nil {
				refuse(err)
				return
			}
			cell, ok := start.Cell(id)
			if !ok {
				refuse(fmt.Errorf("cell %q is not one of the lab's", id))
				return
			}
			s.settle(c, r.ID, s.apply(wire.Applied{Author: serverAuthor, Op: notebook.Op{Kind: notebook.ResetCell, Cell: id, Source: cell.Source}}))
		}
	})
}

// resetAll begins the lab anew. The notebook as it is goes into a file of its own beside it.
func (s *Session) resetAll(c *Client, id int, refuse func(error)) {
	if err := s.resting(); err != nil {
		refuse(err)
		return
	}
	doc, version := s.doc, s.version
	s.goWork(func() func() {
		start, err := s.opts.Lab(doc.Lab)
		kept := ""
		if err == nil {
			kept, err = s.keep(doc)
		}
		return func() {
			if err == nil && s.version != version {
				err = fmt.Errorf("the notebook was changed meanwhile; try again (%s holds it as it was)", kept)
			}
			if err == nil {
				err = s.resting()
			}
			if err != nil {
				refuse(err)
				return
			}
			s.replace(start, s.save.stamp)
			s.perform(notebook.Effect{Kind: notebook.Persist})
			s.answer(c, id, wire.Response{Kept: &wire.Opened{Path: kept}})
			// The values of the old cells are none of the new ones'.
			s.restart(func(err error) {
				if err != nil {
					s.log.Warn("restarting the kernel for a notebook that begins anew", "error", err)
				}
			})
		}
	})
}

// resting says what is under way that replacing the document would tear apart.
func (s *Session) resting() error {
	if s.run != nil || len(s.queue) > 0 || len(s.checks) > 0 {
		return errors.New("cells are running; interrupt them first")
	}
	return nil
}

// keep writes the document to a new file beside the notebook's own.
func (s *Session) keep(doc notebook.Document) (string, error) {
	doc.Title += " (before it began anew)"
	return s.opts.Folder.SaveFree(strings.TrimSuffix(s.opts.Path, path.Ext(s.opts.Path))+"-before-reset", doc)
}
