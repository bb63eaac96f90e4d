package exec

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
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

// frame is a batch on disk, or several slices of equal length that belong together.
type frame struct {
	volume *volume
	block  spill.Block
	types  *[]reflect.Type
}

// stored is how many bytes the frame takes on disk.
func (f frame) stored() int64 { return int64(f.block.Stored) }

// writable tells whether slices of the type can be written to disk, or why not.
func writable(slice reflect.Type) error {
	_, err := codec.For(slice)
	return err
}

// write puts slices, of the given types, on disk.
func (v *volumes) write(types *[]reflect.Type, columns []any) (frame, error) {
	f := frame{types: types}
	buffer := spill.Buffer()
	defer spill.Release(buffer)
	payload := (*buffer)[:0]
	for i, column := range columns {
		c, err := codec.For((*types)[i])
		if err != nil {
			return frame{}, err
		}
		// Each column is behind its length.
		at := len(payload)
		payload = append(payload, 0, 0, 0, 0)
		if payload, err = c.Append(payload, column); err != nil {
			return frame{}, err
		}
		n := len(payload) - at - 4
		if int64(n) > math.MaxUint32 {
			return frame{}, fmt.Errorf("a block of %d bytes is too long to be written to disk", n)
		}
		binary.LittleEndian.PutUint32(payload[at:], uint32(n))
	}
	*buffer = payload
	vol, err := v.hold()
	if err != nil {
		return frame{}, err
	}
	if f.block, err = vol.file.Append(payload); err != nil {
		v.release(vol, 1)
		return frame{}, err
	}
	f.volume = vol
	return f, nil
}

// read brings the slices back.
func (f frame) read() ([]any, error) {
	buffer := spill.Buffer()
	defer spill.Release(buffer)
	data, err := f.volume.file.Read(f.block, (*buffer)[:0])
	if err != nil {
		return nil, fmt.Errorf("what was written to disk is lost or damaged: %w", err)
	}
	*buffer = data
	columns := make([]any, len(*f.types))
	for i, t := range *f.types {
		c, err := codec.For(t)
		if err != nil {
			return nil, err
		}
		// The checksum has been compared, so that lengths are what was written.
		n := binary.LittleEndian.Uint32(data)
		if columns[i], err = c.Decode(data[4 : 4+n]); err != nil {
			return nil, fmt.Errorf("what was written to disk is lost or damaged: %w", err)
		}
		data = data[4+n:]
	}
	return columns, nil
}

// frames are frames that are let go of together. They may be written by several goroutines.
type frames struct {
	volumes *volumes
	// shared says that other tasks read them than the one that writes them.
	shared bool

	mu    sync.Mutex
	in    map[*volume]int // how many are in each volume
	bytes int64           // on disk
	types *[]reflect.Type // of the last frame; most have the same
	last  frame
}

// write puts slices on disk.
func (fs *frames) write(columns ...any) (frame, error) {
	f, err := fs.volumes.write(fs.typesOf(columns), columns)
	if err != nil {
		return f, err
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if fs.in == nil {
		fs.in = map[*volume]int{}
	}
	fs.in[f.volume]++
	fs.bytes += f.stored()
	fs.last = f
	return f, nil
}

func (fs *frames) typesOf(columns []any) *[]reflect.Type {
	types := make([]reflect.Type, len(columns))
	for i, column := range columns {
		types[i] = reflect.TypeOf(column)
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if fs.types == nil || !slices.Equal(*fs.types, types) {
		fs.types = &types
	}
	return fs.types
}

// size is how many bytes the frames take on disk.
func (fs *frames) size() int64 {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	return fs.bytes
}

// free lets go of all frames.
func (fs *frames) free() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	for vol, n := range fs.in {
		fs.volumes.release(vol, n)
	}
	fs.in = nil
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

// release says that so many blocks of the volume are no longer needed.
func (v *volumes) release(vol *volume, blocks int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	vol.refs -= blocks - 1
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
