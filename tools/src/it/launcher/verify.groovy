def tools = basedir.parentFile.parentFile.parentFile
def (javaHome, classPath, archive) = new File(tools, 'target/launch').readLines()
assert new File(archive).length() > 1_000_000 : 'the build made no archive: ' + new File(archive).parent + '/archive.log'

// A house with the launcher, a build that is newer than its sources, and specs of its own.
def home = new File(basedir, 'house')
def specs = new File(home, 'firmware-specs/src/main/resources/fwabi')
['pom.xml', 'firmware-specs/pom.xml', 'processor/pom.xml', 'runtime/pom.xml', 'samples/nova/pom.xml',
 'samples/nouveau-tables/pom.xml', 'tools/pom.xml', 'processor/src/main/x', 'runtime/src/main/x',
 'samples/nova/src/main/x', 'samples/nouveau-tables/src/main/x', 'tools/src/main/x'].each {
    def file = new File(home, it)
    file.parentFile.mkdirs()
    file.text = ''
    file.lastModified = 1_000_000_000_000L
}
def launcher = new File(home, 'fwabi')
launcher.text = new File(tools.parentFile, 'fwabi').text
new File(specs, 'acme-npu').mkdirs()
new File(specs, 'index.yaml').text = 'format: 1\nfamilies: [acme-npu]\n'
new File(specs, 'acme-npu/family.yaml').text = 'format: 1\nfamily: acme-npu\ntitle: Imaginary\nbyte-order: little-endian\n' +
        'entry-point: NpuAbi\nbranches:\n  "1": ["1.0"]\n'
def release = new File(specs, 'acme-npu/1.0.yaml')
def withFields = { fields -> release.text = 'format: 1\nrelease: "1.0"\nstructs:\n  clock:\n    fields:\n' + fields }

def run = { archiveFile, path, String... arguments ->
    def launch = new File(home, 'tools/target/launch')
    launch.parentFile.mkdirs()
    launch.text = [javaHome, path, archiveFile].join('\n') + '\n'
    def process = new ProcessBuilder(['bash', launcher.path] + (arguments as List)).start()
    process.outputStream.close()
    def errors = new StringBuilder()
    def reader = process.consumeProcessErrorStream(errors)
    def out = process.inputStream.text
    def code = process.waitFor()
    reader.join()
    [code: code, out: out, err: errors.toString()]
}
def layout = { archiveFile, path = classPath -> run(archiveFile, path, 'layout', '1.0', 'clock') }

withFields('      - speed: u32\n')
def expected = layout(archive)
assert expected.code == 0 && expected.err == '' && expected.out.contains('4 bytes') : expected

def spoilt = { String name, Closure edit ->
    def copy = new File(basedir, name)
    copy.bytes = new File(archive).bytes
    edit(copy)
    copy.path
}
def archives = [
        'missing': new File(basedir, 'none.aot').path,
        'empty': spoilt('empty.aot') { it.bytes = new byte[0] },
        'no archive': spoilt('text.aot') { it.text = 'not an archive\n' * 1000 },
        'cut off': spoilt('cut.aot') { new RandomAccessFile(it, 'rw').withCloseable { f -> f.setLength(f.length().intdiv(2)) } },
        'of another JDK': spoilt('foreign.aot') { new RandomAccessFile(it, 'rw').withCloseable { f ->
            f.seek(0); def head = new byte[4096]; f.readFully(head)
            def text = new String(head, 'ISO-8859-1'); def at = text.indexOf('HotSpot')
            if (at < 0) { at = text.indexOf('OpenJDK') }
            assert at > 0 : 'the archive names its JVM no more'
            f.seek(at); f.write('XXXXXXX'.bytes)
        } },
        'a folder': basedir.path]
archives.each { what, file ->
    assert layout(file) == expected : what + ': ' + layout(file)
}

// The archive of jars that have changed since: the same names and contents, another time.
def jars = new File(basedir, 'jars')
jars.mkdirs()
def copied = classPath.split(File.pathSeparator).collect {
    def jar = new File(jars, new File(it).name)
    jar.bytes = new File(it).bytes
    jar.path
}.join(File.pathSeparator)
assert layout(archive, copied) == expected : 'jars elsewhere'

withFields('      - speed: u32\n      - limit: u16\n')
def edited = layout(archive)
assert edited.code == 0 && edited.out.contains('limit') && edited.out.contains('8 bytes') : edited
withFields('      - speed: u32x\n')
def broken = run(archive, classPath, 'check')
assert broken.code == 1 && (broken.out + broken.err).contains('1.0.yaml:6:') : broken
def unknown = layout(archive)
assert unknown.code == 1 && unknown.err.contains('FW060') : unknown
return true
