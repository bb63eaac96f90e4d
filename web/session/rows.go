package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	kwire "lab/kernel/wire"
	"lab/web/wire"
)

// table asks the kernel for rows of a table. A kernel that is not there keeps none.
func (s *Session) table(c *Client, r wire.Request) {
	if r.Table == nil {
		s.settle(c, r.ID, errors.New("the request names no table"))
		return
	}
	none := &kwire.TableWindow{Numbers: []int{}, Cells: [][]string{}}
	if s.kernel == nil || s.awaitRestart {
		s.answer(c, r.ID, wire.Response{Table: none})
		return
	}
	kernel := s.kernel
	s.goWork(func() func() {
		ctx, cancel := context.WithTimeout(s.ctx, askTimeout)
		defer cancel()
		reply, err := kernel.Table(ctx, *r.Table)
		return func() {
			if err != nil {
				s.settle(c, r.ID, fmt.Errorf("the rows of the table did not come: %w", err))
				return
			}
			if reply.Status != kwire.OK {
				reply.TableWindow = *none
			}
			s.answer(c, r.ID, wire.Response{Table: &reply.TableWindow})
		}
	})
}

// text answers with rows of what the last run of a cell printed.
func (s *Session) text(c *Client, r wire.Request) {
	if r.Text == nil {
		s.settle(c, r.ID, errors.New("the request names no cell"))
		return
	}
	at := slices.IndexFunc(s.spools, func(k keptText) bool { return k.cell == r.Text.Cell })
	if at < 0 {
		s.answer(c, r.ID, wire.Response{Text: &wire.TextWindow{Rows: []string{}}})
		return
	}
	text := s.spools[at].spool
	s.goWork(func() func() {
		window, err := text.window(*r.Text)
		return func() {
			if err != nil {
				s.settle(c, r.ID, err)
				return
			}
			s.answer(c, r.ID, wire.Response{Text: &window})
		}
	})
}

// keptText is the text of the last run of a cell.
type keptText struct {
	cell  string
	spool *spool
}

// startSpool begins to keep what a run prints. What the cell printed before is forgotten, and so is what the document has in
// full anyway.
func (s *Session) startSpool(cell string) *spool {
	s.spools = slices.DeleteFunc(s.spools, func(k keptText) bool {
		whole := s.lastRun != nil && k.spool == s.lastRun.spool && !s.lastRun.limiter.LeavesOut()
		if k.cell == cell || whole {
			k.spool.close()
			return true
		}
		return false
	})
	if len(s.spools) == spools {
		s.spools[0].spool.close()
		s.spools = slices.Delete(s.spools, 0, 1)
	}
	kept := keptText{cell, newSpool(s.opts.Limits.Head)}
	s.spools = append(s.spools, kept)
	return kept.spool
}
