package exec

import (
	"fmt"
	"reflect"
	"sync"

	"lab/rdd/codec"
	"lab/rdd/spill"
)

// volumeSize is when a new file is begun: so few files are open at a time, and space returns soon.
const volumeSize = 256 << 20

// volumes are the files of an executor's partitions on disk. Blocks of all partitions go to one file until that is
// large enough; a file is closed, and with that gone, when none of its blocks is needed any more.
type volumes struct {
	dir *spill.Dir

	mu      sync.Mutex
	current *volume
}

type volume struct {
	file *spill.File
	refs int // the blocks in use, and one more while the volume is the current one; guarded by volumes.mu
}

// frame is a batch on disk.
type frame struct {
	volume *volume
	block  spill.Block
	typ    reflect.Type
}

// write puts a batch on disk.
func (v *volumes) write(batch any) (frame, error) {
	typ := reflect.TypeOf(batch)
	c, err := codec.For(typ)
	if err != nil {
		return frame{}, err
	}
	payload, err := c.Append(nil, batch)
	if err != nil {
		return frame{}, err
	}
	vol, err := v.hold()
	if err != nil {
		return frame{}, err
	}
	block, err := vol.file.Append(payload)
	if err != nil {
		v.release(vol)
		return frame{}, err
	}
	return frame{volume: vol, block: block, typ: typ}, nil
}

// read brings a batch back.
func (f frame) read() (any, error) {
	data, err := f.volume.file.Read(f.block, nil)
	if err != nil {
		return nil, fmt.Errorf("a stored partition is lost or damaged: %w", err)
	}
	c, err := codec.For(f.typ)
	if err != nil {
		return nil, err
	}
	batch, err := c.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("a stored partition is lost or damaged: %w", err)
	}
	return batch, nil
}

// hold gives the current volume with one more block in use.
func (v *volumes) hold() (*volume, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.current != nil && v.current.file.Size() >= volumeSize {
		v.drop(v.current)
		v.current = nil
	}
	if v.current == nil {
		f, err := v.dir.Create()
		if err != nil {
			return nil, err
		}
		v.current = &volume{file: f, refs: 1}
	}
	v.current.refs++
	return v.current, nil
}

// release says that one block of the volume is no longer needed.
func (v *volumes) release(vol *volume) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.drop(vol)
	if vol == v.current && vol.refs == 1 {
		v.drop(vol) // nothing in it is in use: its space is worth more than the file
		v.current = nil
	}
}

func (v *volumes) drop(vol *volume) {
	if vol.refs--; vol.refs == 0 {
		vol.file.Close()
	}
}
