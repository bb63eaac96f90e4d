package plan

import (
	"reflect"
	"unsafe"
)

// Actions such as Aggregate start every partition with a zero value that the user's function may change in place: a
// map, or the slice of a gradient. Partitions run side by side and results of a shuffle are used again, so such
// values have to be copied deeply; a Spark program gets that for free because it serialises them.

// Fresh gives a function that answers a new deep copy of box, a slice, at each call.
func Fresh(box any) func() any {
	// The copy made now keeps the user's later changes of the value out.
	mine := Clone(box)
	return func() any { return Clone(mine) }
}

// Mutable tells whether values of the slice's element type can be changed through a copy: whether they hold slices,
// maps, pointers or interfaces.
func Mutable(slice any) bool { return mutable(reflect.TypeOf(slice).Elem()) }

// Clone copies v and everything that it refers to. Functions and channels are shared with the copy.
func Clone(v any) any {
	if v == nil {
		return nil
	}
	src := reflect.ValueOf(v)
	dst := reflect.New(src.Type()).Elem()
	dst.Set(src)
	detach(dst, map[visit]reflect.Value{})
	return dst.Interface()
}

type visit struct {
	p unsafe.Pointer
	t reflect.Type
}

func mutable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	case reflect.Array:
		return t.Len() > 0 && mutable(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if mutable(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// detach replaces what v, which is addressable, refers to by copies.
func detach(v reflect.Value, seen map[visit]reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		key := visit{v.UnsafePointer(), v.Type()}
		if c, ok := seen[key]; ok {
			v.Set(c)
			return
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(v.Elem())
		if c.Type() != v.Type() {
			c = c.Convert(v.Type())
		}
		seen[key] = c
		detach(c.Elem(), seen)
		v.Set(c)
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		if mutable(v.Type().Elem()) {
			for i := range c.Len() {
				detach(c.Index(i), seen)
			}
		}
		v.Set(c)
	case reflect.Map:
		if v.IsNil() {
			return
		}
		key := visit{v.UnsafePointer(), v.Type()}
		if c, ok := seen[key]; ok {
			v.Set(c)
			return
		}
		c := reflect.MakeMapWithSize(v.Type(), v.Len())
		seen[key] = c
		for it := v.MapRange(); it.Next(); {
			x := reflect.New(v.Type().Elem()).Elem()
			x.Set(it.Value())
			detach(x, seen)
			c.SetMapIndex(it.Key(), x)
		}
		v.Set(c)
	case reflect.Interface:
		if v.IsNil() || !mutable(v.Elem().Type()) {
			return
		}
		x := reflect.New(v.Elem().Type()).Elem()
		x.Set(v.Elem())
		detach(x, seen)
		v.Set(x)
	case reflect.Array:
		if mutable(v.Type().Elem()) {
			for i := range v.Len() {
				detach(v.Index(i), seen)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); mutable(f.Type()) {
				// Made anew from its address, because reflect does not let go of unexported fields.
				detach(reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem(), seen)
			}
		}
	}
}
