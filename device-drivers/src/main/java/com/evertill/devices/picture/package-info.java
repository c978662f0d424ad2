/**
 * Pictures for thermal paper: {@link com.evertill.devices.picture.PictureReader} takes PNG and BMP and gives how bright each dot is
 * ({@link com.evertill.devices.picture.GreyPicture}). Printers dither it; a shop's settings only look whether it can be printed.
 */
@NullMarked
package com.evertill.devices.picture;

import org.jspecify.annotations.NullMarked;
