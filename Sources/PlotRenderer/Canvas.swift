/// Something a scene can be drawn on.
package protocol Canvas {
    mutating func draw(_ item: Scene.Item) throws(RenderError)
}

extension Canvas {
    package mutating func draw(_ scene: Scene) throws(RenderError) {
        for item in scene.items { try draw(item) }
    }
}
